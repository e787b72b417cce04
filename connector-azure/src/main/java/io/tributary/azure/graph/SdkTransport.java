package io.tributary.azure.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.rest.Response;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resourcegraph.ResourceGraphManager;
import com.azure.resourcemanager.resourcegraph.models.QueryRequest;
import com.azure.resourcemanager.resourcegraph.models.QueryRequestOptions;
import com.azure.resourcemanager.resourcegraph.models.QueryResponse;
import com.azure.resourcemanager.resourcegraph.models.ResourceProviders;
import com.azure.resourcemanager.resourcegraph.models.ResultFormat;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends queries with the official SDK. Its own retries are off: they ignore the quota's headers.
 */
final class SdkTransport implements GraphTransport {
  private static final HttpHeaderName LIMIT_HIT =
      HttpHeaderName.fromString("x-ms-tenant-subscription-limit-hit");

  private final ResourceProviders resources;

  SdkTransport(AzureCloud cloud, TokenCredential credential, HttpClient client) {
    resources =
        ResourceGraphManager.configure()
            .withHttpClient(client)
            .withPolicy(new ApiVersionPolicy())
            .withRetryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .authenticate(new SignIn(credential), new AzureProfile(cloud.environment()))
            .resourceProviders();
  }

  @Override
  public Reply send(
      String query,
      Optional<String> apiVersion,
      AzureScope scope,
      Optional<String> token,
      int top) {
    QueryRequestOptions options =
        new QueryRequestOptions().withResultFormat(ResultFormat.OBJECT_ARRAY).withTop(top);
    token.ifPresent(options::withSkipToken);
    QueryRequest request = new QueryRequest().withQuery(query).withOptions(options);
    switch (scope.kind()) {
      case SUBSCRIPTIONS -> request.withSubscriptions(scope.ids());
      case MANAGEMENT_GROUPS -> request.withManagementGroups(scope.ids());
      case TENANT -> {} // Neither of them means everything.
    }
    Context context = apiVersion.map(ApiVersionPolicy::version).orElse(Context.NONE);
    Response<QueryResponse> response = resources.resourcesWithResponse(request, context);
    QueryResponse page = response.getValue();
    String next = page.skipToken();
    return new Reply(
        new GraphAnswer(
            rows(page.data()),
            page.totalRecords(),
            next == null || next.isEmpty() ? Optional.empty() : Optional.of(next),
            "true".equalsIgnoreCase(response.getHeaders().getValue(LIMIT_HIT))),
        QuotaHeaders.of(response.getHeaders()));
  }

  @SuppressWarnings("unchecked") // A JSON object's keys are strings.
  private static List<Document> rows(@Nullable Object data) {
    if (!(data instanceof List<?> list)) {
      throw new ConnectorException(
          ErrorKind.BAD_ANSWER, "Resource Graph answered without an array of rows");
    }
    List<Document> rows = new ArrayList<>(list.size());
    for (Object row : list) {
      if (!(row instanceof Map<?, ?> map)) {
        throw new ConnectorException(
            ErrorKind.BAD_ANSWER, "Resource Graph answered with a row that is not an object");
      }
      rows.add(Document.owning((Map<String, @Nullable Object>) map));
    }
    return rows;
  }
}
