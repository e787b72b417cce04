package io.tributary.testkit;

import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.service.ContainerRegistryService;
import io.tributary.testkit.service.EntraService;
import io.tributary.testkit.service.ResourceManager;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends a request to the service of its host, by way of the interceptor, and records it. */
final class Dispatcher implements Answerer {

  private final EntraService entra;
  private final ResourceManager manager;
  private final ContainerRegistryService registries;
  private final Interceptor interceptor;
  private final Clock clock;
  private final Records<RecordedRequest> records;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  Dispatcher(
      EntraService entra,
      ResourceManager manager,
      ContainerRegistryService registries,
      Interceptor interceptor,
      Clock clock,
      Records<RecordedRequest> records) {
    this.entra = entra;
    this.manager = manager;
    this.registries = registries;
    this.interceptor = interceptor;
    this.clock = clock;
    this.records = records;
  }

  @Override
  public HttpReply answer(ReceivedRequest request) {
    int ordinal =
        counts
            .computeIfAbsent(request.host() + request.path(), missing -> new AtomicInteger())
            .incrementAndGet();
    HttpReply reply = interceptor.intercept(request.withOrdinal(ordinal), this::serve);
    records.add(
        new RecordedRequest(
            clock.instant(),
            request.host(),
            request.method(),
            request.path(),
            principal(request),
            reply.status()));
    return reply;
  }

  private HttpReply serve(ReceivedRequest request) {
    if (ContainerRegistryService.isHost(request.host())) {
      return registries.answer(request);
    }
    return isSignIn(request) ? entra.answer(request) : manager.answer(request);
  }

  private String principal(ReceivedRequest request) {
    if (ContainerRegistryService.isHost(request.host())) {
      return registries.principal(request);
    }
    return isSignIn(request)
        ? request.form().getOrDefault("client_id", "")
        : manager.principal(request);
  }

  private static boolean isSignIn(ReceivedRequest request) {
    return request.host().startsWith("login.");
  }
}
