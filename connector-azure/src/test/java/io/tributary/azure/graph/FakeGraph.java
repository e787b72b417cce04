package io.tributary.azure.graph;

import io.tributary.azure.failure.AzureErrors;
import io.tributary.record.Document;
import io.tributary.source.RequestEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A client over a service that answers as a test says. */
public final class FakeGraph {
  private final Service service;
  private final List<Question> questions = Collections.synchronizedList(new ArrayList<>());

  public FakeGraph(Service service) {
    this.service = service;
  }

  /** Gives the rows of a query, or throws what the SDK would. */
  @FunctionalInterface
  public interface Service {
    List<Document> rows(String query);
  }

  /** What was asked. */
  public record Question(String query, Optional<String> apiVersion, AzureScope scope) {}

  public GraphClient client() {
    return client(event -> {});
  }

  /** A client whose requests somebody listens to. */
  public GraphClient client(Consumer<RequestEvent> listener) {
    return client(
        (query, apiVersion, scope, token, top) -> {
          questions.add(new Question(query, apiVersion, scope));
          List<Document> rows = service.rows(query);
          return new GraphTransport.Reply(
              new GraphAnswer(rows, rows.size(), Optional.empty()), QuotaHeaders.none());
        },
        listener);
  }

  static GraphClient client(GraphTransport transport) {
    return client(transport, event -> {});
  }

  static GraphClient client(GraphTransport transport, Consumer<RequestEvent> listener) {
    VirtualPause time = new VirtualPause();
    return new GraphClient(
        transport,
        new AzureErrors("management.azure.com", "https://login.microsoftonline.com/"),
        QuotaGate.create(time),
        listener,
        time);
  }

  public List<Question> questions() {
    return List.copyOf(questions);
  }
}
