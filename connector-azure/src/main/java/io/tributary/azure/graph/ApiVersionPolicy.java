package io.tributary.azure.graph;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.Context;
import com.azure.core.util.UrlBuilder;

/** Sends a request with the api-version that its call asks for, where the SDK is fixed at one. */
final class ApiVersionPolicy extends HttpPipelineSyncPolicy {
  private static final String WANTED = ApiVersionPolicy.class.getName();

  /** The context of a call that asks for a version. */
  static Context version(String apiVersion) {
    return new Context(WANTED, apiVersion);
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext call) {
    call.getData(WANTED)
        .ifPresent(
            version ->
                call.getHttpRequest()
                    .setUrl(
                        UrlBuilder.parse(call.getHttpRequest().getUrl())
                            .setQueryParameter("api-version", version.toString())
                            .toString()));
  }
}
