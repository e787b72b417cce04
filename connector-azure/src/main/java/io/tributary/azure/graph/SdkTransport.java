package io.tributary.azure.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddDatePolicy;
import com.azure.core.http.policy.AddHeadersFromContextPolicy;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpLoggingPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPolicyProviders;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
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
  private static final String USER_AGENT =
      "tributary azsdk-java-com.azure.resourcemanager.resourcegraph";

  private final ResourceProviders resources;

  SdkTransport(AzureCloud cloud, TokenCredential credential, HttpClient client) {
    AzureProfile profile = new AzureProfile(cloud.environment());
    resources =
        ResourceGraphManager.authenticate(pipeline(cloud, credential, client), profile)
            .resourceProviders();
  }

  /** The SDK's own, but for the retries, the version of the service, and tokens that are over. */
  private static HttpPipeline pipeline(
      AzureCloud cloud, TokenCredential credential, HttpClient client) {
    List<HttpPipelinePolicy> policies = new ArrayList<>();
    policies.add(new UserAgentPolicy(USER_AGENT));
    policies.add(new AddHeadersFromContextPolicy());
    policies.add(new RequestIdPolicy());
    policies.add(new ApiVersionPolicy());
    HttpPolicyProviders.addBeforeRetryPolicies(policies);
    policies.add(new AddDatePolicy());
    policies.add(new FreshTokenPolicy(new SignIn(credential), cloud.tokenScope()));
    HttpPolicyProviders.addAfterRetryPolicies(policies);
    policies.add(new RowsPolicy());
    policies.add(new AnswerLengthPolicy());
    policies.add(new HttpLoggingPolicy(new HttpLogOptions()));
    return new HttpPipelineBuilder()
        .httpClient(client)
        .policies(policies.toArray(HttpPipelinePolicy[]::new))
        .build();
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
    Optional<PagePlace> place = token.flatMap(PagePlace::of);
    Optional<Integer> skip = PageSeams.skip(place, top);
    place.map(PagePlace::token).or(() -> token).ifPresent(options::withSkipToken);
    skip.ifPresent(options::withSkip);
    QueryRequest request = new QueryRequest().withQuery(query).withOptions(options);
    switch (scope.kind()) {
      case SUBSCRIPTIONS -> request.withSubscriptions(scope.ids());
      case MANAGEMENT_GROUPS -> request.withManagementGroups(scope.ids());
      case TENANT -> {} // Neither of them means everything.
    }
    RowsPolicy.Taken taken = new RowsPolicy.Taken();
    Context context = apiVersion.map(ApiVersionPolicy::version).orElse(Context.NONE);
    Response<QueryResponse> response =
        resources.resourcesWithResponse(request, RowsPolicy.taking(context, taken));
    boolean cut = "true".equalsIgnoreCase(response.getHeaders().getValue(LIMIT_HIT));
    GraphAnswer answer = answer(response.getValue(), taken.rows(), cut);
    return new Reply(
        PageSeams.join(token.isEmpty() && PageSeams.joins(query), place, skip, answer),
        QuotaHeaders.of(response.getHeaders()),
        AnswerLengthPolicy.length(response.getHeaders()));
  }

  private static GraphAnswer answer(
      @Nullable QueryResponse page, Optional<List<Document>> taken, boolean cut) {
    if (page == null || page.innerModel() == null) {
      throw new ConnectorException(
          ErrorKind.BAD_ANSWER, "Resource Graph answered with an empty body");
    }
    List<Document> rows = taken.orElseGet(() -> rows(page.data()));
    if (page.totalRecords() < rows.size()) {
      throw new ConnectorException(
          ErrorKind.BAD_ANSWER,
          "Resource Graph gave "
              + rows.size()
              + " rows and counted "
              + page.totalRecords()
              + " in all: totalRecords is wrong or missing");
    }
    Optional<String> next = Optional.ofNullable(page.skipToken()).filter(text -> !text.isEmpty());
    return new GraphAnswer(rows, page.totalRecords(), next, cut);
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
