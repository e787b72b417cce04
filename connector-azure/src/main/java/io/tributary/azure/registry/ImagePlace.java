package io.tributary.azure.registry;

import java.util.regex.Pattern;

/**
 * An image and where to read it.
 *
 * @param registry one of the tenant's
 * @param repository such as {@code team/web}
 * @param digest of a manifest, {@code sha256:…} in lower case
 */
public record ImagePlace(Registry registry, String repository, String digest) {
  // The grammar of the distribution specification; it leaves no room for a path of another kind.
  private static final String COMPONENT = "[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+";
  private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");
  private static final int LONGEST_REPOSITORY = 255;
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * Checks that nothing but an image can be asked for.
   *
   * @throws IllegalArgumentException when the repository or the digest is not one
   */
  public ImagePlace {
    if (!isRepository(repository) || !isDigest(digest)) {
      throw new IllegalArgumentException("Not an image: " + repository + "@" + digest);
    }
  }

  /** Whether this is the name of a repository. */
  public static boolean isRepository(String text) {
    return text.length() <= LONGEST_REPOSITORY && REPOSITORY.matcher(text).matches();
  }

  /** Whether this is a digest that can be checked: {@code sha256:} and 64 hexadecimal digits. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  ImagePlace withDigest(String other) {
    return new ImagePlace(registry, repository, other);
  }
}
