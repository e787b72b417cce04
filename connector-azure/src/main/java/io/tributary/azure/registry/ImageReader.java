package io.tributary.azure.registry;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is in images.
 *
 * <pre>{@code
 * {digest, mediaType, kind: image, size, imageConfigV2: {…}}
 * {digest, mediaType, kind: index, platforms: [{digest, os, architecture, variant, size, imageConfigV2}, …]}
 * {digest, mediaType, kind: artifact}
 * }</pre>
 *
 * <p>A digest is read once, whoever asks, as long as the cache keeps it. Safe for any number of
 * threads.
 */
public final class ImageReader {
  /** Failures are remembered, so that no image is asked for twice in vain. */
  private static final int FAILURES = 10_000;

  private final RegistryClients clients;
  private final ImageCache cache;
  private final RegistryThreads threads;
  private final Recent<ImagePlace, String> failures = new Recent<>(FAILURES);
  private final Recent<ImagePlace, Tags> tags = new Recent<>(FAILURES);

  /** By digest, who waits for one that is being read. */
  private final Map<String, List<Asker>> underway = new HashMap<>();

  ImageReader(RegistryClients clients, ImageCache cache, RegistryThreads threads) {
    this.clients = clients;
    this.cache = cache;
    this.threads = threads;
  }

  /**
   * Reads images. What cannot be read is no exception, but unknown, with a reason. Blocking.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Map<ImagePlace, Reading> read(Set<ImagePlace> places) throws InterruptedException {
    return all(places, this::read);
  }

  /**
   * The tags of images in their repositories. Blocking.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Map<ImagePlace, Tags> tags(Set<ImagePlace> places) throws InterruptedException {
    return all(places, place -> threads.start(clients.host(place.registry()), () -> tags(place)));
  }

  private static <T> Map<ImagePlace, T> all(
      Set<ImagePlace> places, Function<ImagePlace, CompletableFuture<T>> start)
      throws InterruptedException {
    Map<ImagePlace, CompletableFuture<T>> started = new LinkedHashMap<>();
    places.forEach(place -> started.put(place, start.apply(place)));
    Map<ImagePlace, T> ended = new HashMap<>();
    for (Map.Entry<ImagePlace, CompletableFuture<T>> entry : started.entrySet()) {
      ended.put(entry.getKey(), RegistryThreads.await(entry.getValue()));
    }
    return ended;
  }

  /** An image, and what is in the platforms of an index. */
  private CompletableFuture<Reading> read(ImagePlace place) {
    return content(place)
        .thenCompose(
            reading ->
                reading.image().filter(ImageContent::isIndex).isPresent()
                    ? withPlatforms(place, reading.image().get())
                    : CompletableFuture.completedFuture(reading));
  }

  /**
   * The image itself, without what is in the platforms of an index.
   *
   * <p>Who asks for a digest that is being read waits for that, and has it read from elsewhere only
   * when it could not be read there.
   */
  private CompletableFuture<Reading> content(ImagePlace place) {
    Asker asker = new Asker(place, new CompletableFuture<>());
    synchronized (underway) {
      List<Asker> waiting = underway.get(place.digest());
      if (waiting != null) {
        waiting.add(asker);
        return asker.reading();
      }
      underway.put(place.digest(), new ArrayList<>());
    }
    start(place, asker);
    return asker.reading();
  }

  private void start(ImagePlace place, Asker asker) {
    try {
      var unused =
          threads
              .start(clients.host(place.registry()), () -> one(place))
              .whenComplete((result, failure) -> end(asker, result, failure));
    } catch (RejectedExecutionException e) { // The run is over.
      end(asker, null, e);
    }
  }

  private void end(Asker asker, @Nullable Reading result, @Nullable Throwable failure) {
    boolean settled = result == null || result.image().isPresent();
    List<Asker> served = new ArrayList<>(List.of(asker));
    List<Asker> left = new ArrayList<>();
    Optional<Asker> next = Optional.empty();
    synchronized (underway) {
      for (Asker other : underway.getOrDefault(asker.place().digest(), List.of())) {
        (settled || other.place().equals(asker.place()) ? served : left).add(other);
      }
      if (left.isEmpty()) {
        underway.remove(asker.place().digest());
      } else {
        next = Optional.of(left.remove(0));
        underway.put(asker.place().digest(), left);
      }
    }
    for (Asker each : served) {
      if (result != null) {
        each.reading().complete(result);
      } else {
        each.reading()
            .completeExceptionally(failure == null ? new IllegalStateException() : failure);
      }
    }
    next.ifPresent(other -> start(other.place(), other));
  }

  private Tags tags(ImagePlace place) {
    Optional<Tags> known = tags.get(place);
    if (known.isPresent()) {
      return known.get();
    }
    Tags read;
    try {
      Repository repository = clients.repository(place.registry(), place.repository());
      read = new Tags(repository.tags(place.digest()), Optional.empty());
    } catch (RegistryException e) {
      read = new Tags(List.of(), Optional.of(e.reason()));
    }
    tags.put(place, read);
    return read;
  }

  private Reading one(ImagePlace place) {
    Optional<Document> known = cache.get(place.digest());
    if (known.isPresent()) {
      return Reading.of(known.get());
    }
    Optional<String> failure = failures.get(place);
    if (failure.isPresent()) {
      return Reading.unknown(failure.get());
    }
    try {
      Document image =
          ImageContent.read(
              clients.repository(place.registry(), place.repository()), place.digest());
      cache.put(place.digest(), image);
      return Reading.of(image);
    } catch (RegistryException e) {
      failures.put(place, e.reason());
      return Reading.unknown(e.reason());
    }
  }

  private CompletableFuture<Reading> withPlatforms(ImagePlace place, Document index) {
    List<Document> platforms = index.objects("platforms");
    List<CompletableFuture<Reading>> readings =
        platforms.stream()
            .map(platform -> content(place.withDigest(platform.text("digest").orElseThrow())))
            .toList();
    return CompletableFuture.allOf(readings.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              List<Object> complete = new ArrayList<>();
              Set<String> unknown = new LinkedHashSet<>(index.texts("unknown"));
              for (int i = 0; i < platforms.size(); i++) {
                Reading reading = readings.get(i).join();
                unknown.addAll(reading.unknown());
                if (reading.image().filter(ImageContent::isIndex).isPresent()) {
                  unknown.add("an index names another as if it were an image: it was not read");
                }
                if (reading.image().filter(ImageContent::isArtifact).isEmpty()) {
                  complete.add(platform(platforms.get(i), reading));
                }
              }
              return new Reading(
                  Optional.of(index.with("platforms", complete)), List.copyOf(unknown));
            });
  }

  private static Document platform(Document named, Reading reading) {
    Map<String, Object> more = new LinkedHashMap<>();
    reading.image().ifPresent(image -> copy(image, more, "mediaType", "size", "imageConfigV2"));
    return named.withAll(more);
  }

  private static void copy(Document from, Map<String, Object> to, String... keys) {
    for (String key : keys) {
      Object value = from.at(key);
      if (value != null) {
        to.put(key, value);
      }
    }
  }

  private record Asker(ImagePlace place, CompletableFuture<Reading> reading) {}

  /**
   * The tags of an image in its repository.
   *
   * @param names sorted; empty when there are none, and when they are unknown
   * @param unknown why they are unknown, if they are
   */
  public record Tags(List<String> names, Optional<String> unknown) {
    /** Sorts the names. */
    public Tags {
      names = names.stream().sorted().toList();
    }
  }
}
