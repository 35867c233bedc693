package io.signalbox.aws.tags;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * EC2's answer to which instances have a tag: those of the account whose credentials the SDK's
 * default chain finds, and none of others.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html">
 *     DescribeTags</a>
 */
public final class Ec2Tags implements TagSource {

  private static final String SERVICE = "ec2";
  private static final int ATTEMPTS = 2;
  private static final int SERVER_ERROR = 500;

  private final Tag tag;
  private final URI endpoint;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();

  /**
   * Asks for one tag. Nothing is called yet.
   *
   * @param endpoint a URL that answers for EC2 in all regions; null for AWS's own
   * @param timeout how long EC2 may be silent
   */
  public Ec2Tags(Tag tag, URI endpoint, Duration timeout) {
    this.tag = tag;
    this.endpoint = endpoint;
    this.http =
        ApacheHttpClient.builder().connectionTimeout(timeout).socketTimeout(timeout).build();
  }

  @Override
  public Set<String> having(Region region, Collection<String> ids) throws IOException {
    byte[] body = form(ids).getBytes(StandardCharsets.UTF_8);
    for (int attempt = 1; ; attempt++) {
      try {
        return ask(region, body);
      } catch (Ec2Refusal e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private Set<String> ask(Region region, byte[] body) throws IOException {
    HttpExecuteResponse response = http.prepareRequest(signed(region, body)).call();
    int status = response.httpResponse().statusCode();
    Ec2Answer answer = Ec2Answer.read(response.responseBody());
    if (status >= SERVER_ERROR) {
      throw new IOException("EC2 answered %d %s".formatted(status, answer.error()));
    }
    if (!response.httpResponse().isSuccessful()) {
      throw new Ec2Refusal("EC2 answered %d %s".formatted(status, answer.error()));
    }
    return answer.resources();
  }

  private HttpExecuteRequest signed(Region region, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint == null ? ofAws(region) : endpoint)
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    return HttpExecuteRequest.builder()
        .request(signed.request())
        .contentStreamProvider(signed.payload().orElseThrow())
        .build();
  }

  private static URI ofAws(Region region) {
    return URI.create("https://" + ServiceMetadata.of(SERVICE).endpointFor(region) + "/");
  }

  private String form(Collection<String> ids) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Action", "DescribeTags");
    fields.put("Version", "2016-11-15");
    filter(fields, 1, "key", List.of(tag.key()));
    filter(fields, 2, "value", List.of(tag.value()));
    filter(fields, 3, "resource-id", ids);
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static void filter(
      Map<String, String> fields, int number, String name, Collection<String> values) {
    fields.put("Filter.%d.Name".formatted(number), name);
    int index = 0;
    for (String value : values) {
      fields.put("Filter.%d.Value.%d".formatted(number, ++index), value);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
