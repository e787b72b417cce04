package io.tributary.testkit.estate;

import java.util.List;

/**
 * An image as findings name it.
 *
 * @param host the registry's login server
 * @param repository such as {@code payments/api}
 * @param digest such as {@code sha256:…}
 * @param tags may be empty
 */
record ImageName(String host, String repository, String digest, List<String> tags) {

  /** The reference that a pod has. */
  String uri() {
    return host + "/" + repository + "@" + digest;
  }

  /** The last segment of the repository. */
  String lastName() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** The repository as ids of Defender's entities have it. */
  String dashed() {
    return repository.replace('/', '-');
  }
}
