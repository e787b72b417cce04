package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeResourceTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:ec2:us-east-1:123456789012:instance/i-1, AWS, 123456789012, us-east-1, aws-ec2-instance",
    "arn:aws:lambda:eu-west-1:123456789012:function:f, AWS, 123456789012, eu-west-1, aws-lambda-function",
    "arn:aws:ecs:us-east-1:123456789012:task/c/1, AWS, 123456789012, us-east-1, aws-ecs-task",
    "arn:aws-us-gov:s3:::bucket, AWS, '', '', aws-s3-bucket",
    "arn:aws:new:us-east-1:123456789012:thing/1, AWS, 123456789012, us-east-1, ''",
    "//compute.googleapis.com/projects/p-1/zones/us-central1-a/instances/vm, GCP, p-1, us-central1-a, gcp-compute-instance",
    "https://www.googleapis.com/compute/v1/projects/p-1/zones/z/instances/vm, GCP, p-1, z, gcp-compute-instance",
    "//cloudfunctions.googleapis.com/projects/p/locations/l/functions/f, GCP, p, l, gcp-cloud-function",
    "//run.googleapis.com/projects/p/locations/l/services/s, GCP, p, l, gcp-cloud-run-service"
  })
  void idsOfOtherCloudsAreTakenApart(
      String id, String provider, String account, String region, String type) {
    NativeResource resource = NativeResource.of(id).orElseThrow();

    assertThat(resource.provider()).isEqualTo(provider);
    assertThat(resource.account()).isEqualTo(account);
    assertThat(resource.region()).isEqualTo(region);
    assertThat(resource.type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn:",
        "arn:aws:x",
        "/subscriptions/s/resourceGroups/g",
        "https://example.com/projects/p/x"
      })
  void anythingElseIsNone(String text) {
    assertThat(NativeResource.of(text)).isEmpty();
  }
}
