package io.tributary.azure.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's {@code docker-registry}, as a process on a free port of the loopback address. */
final class DockerRegistry implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private DockerRegistry(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** What is missing on this machine, if anything is. */
  static Optional<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String program : List.of("docker-registry", "skopeo")) {
      boolean found =
          List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!found) {
        missing.add(program);
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("Not installed here: " + String.join(", ", missing));
  }

  /** A registry that anybody may write to. */
  static DockerRegistry open(Path folder, Path storage) throws IOException {
    return start(folder.resolve("open.yml"), storage, "");
  }

  /** A registry that takes tokens alone. */
  static DockerRegistry guarded(Path folder, Path storage, String service, Path certificate)
      throws IOException {
    return start(
        folder.resolve("guarded.yml"),
        storage,
        """
        auth:
          token:
            realm: https://%s/oauth2/token
            service: %s
            issuer: %s
            rootcertbundle: %s
        """
            .formatted(service, service, RegistryTokens.ISSUER, certificate));
  }

  private static DockerRegistry start(Path config, Path storage, String auth) throws IOException {
    Files.writeString(
        config,
        """
        version: 0.1
        storage:
          filesystem:
            rootdirectory: %s
        http:
          addr: 127.0.0.1:0
        %s"""
            .formatted(storage, auth));
    Process process =
        new ProcessBuilder("docker-registry", "serve", config.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread drain = new Thread(() -> drain(process), "docker-registry-log");
        drain.setDaemon(true);
        drain.start();
        return new DockerRegistry(process, listening.group(1));
      }
    }
    throw new IOException("docker-registry did not start:\n" + said);
  }

  /** Copies an OCI layout to a tag; returns the digest that it has now. */
  String push(Path layout, String repository, String tag, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("skopeo", "copy", "--insecure-policy"));
    command.addAll(List.of(options));
    command.add("--dest-tls-verify=false");
    command.add("oci:" + layout);
    command.add("docker://" + address + "/" + repository + ":" + tag);
    Process skopeo = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(skopeo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (skopeo.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + said);
    }
    HttpRequest head =
        HttpRequest.newBuilder(
                URI.create("http://" + address + "/v2/" + repository + "/manifests/" + tag))
            .header("Accept", String.join(",", MANIFESTS))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    return client
        .send(head, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Docker-Content-Digest")
        .orElseThrow();
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request, String path) {
    try {
      return client.send(
          request.uri(URI.create("http://" + address + path)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return; // The process has ended.
    }
  }

  private static final List<String> MANIFESTS =
      List.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");
}
