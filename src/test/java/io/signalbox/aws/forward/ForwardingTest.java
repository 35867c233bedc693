package io.signalbox.aws.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** That no operation of a client is left out, also of the next version of the SDK. */
class ForwardingTest {

  private Method called;

  @ParameterizedTest
  @MethodSource("operations")
  void eachOperationIsPassedOn(Method operation) throws ReflectiveOperationException {
    Object client =
        operation.getDeclaringClass().equals(SqsClient.class)
            ? new ForwardingSqs(plain(SqsClient.class))
            : new ForwardingSns(plain(SnsClient.class));

    operation.invoke(client, (Object) null);

    assertThat(called).isEqualTo(operation);
  }

  @Test
  void whatAClientIsAndItsEndArePassedOn() {
    SqsClient sqs = new ForwardingSqs(plain(SqsClient.class));
    SnsClient sns = new ForwardingSns(plain(SnsClient.class));

    sqs.close();
    assertThat(called.getName()).isEqualTo("close");
    sqs.serviceClientConfiguration();
    assertThat(called.getName()).isEqualTo("serviceClientConfiguration");
    sns.close();
    assertThat(called.getName()).isEqualTo("close");
    sns.serviceClientConfiguration();
    assertThat(called.getName()).isEqualTo("serviceClientConfiguration");
  }

  /** Those that all others of a client, with a builder or in pages, are made of. */
  static Stream<Method> operations() {
    return Stream.of(SqsClient.class, SnsClient.class)
        .flatMap(client -> Arrays.stream(client.getMethods()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().endsWith("Paginator"))
        .filter(ForwardingTest::takesRequest);
  }

  private static boolean takesRequest(Method method) {
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  private <C> C plain(Class<C> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              called = method;
              return null;
            }));
  }
}
