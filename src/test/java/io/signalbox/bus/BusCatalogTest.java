package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The component's metadata, as tools see it. */
class BusCatalogTest {

  private static final CamelCatalog CATALOG = new DefaultCamelCatalog();
  private static String json;

  @BeforeAll
  static void addComponent() throws IOException {
    try (InputStream file =
        BusComponent.class.getResourceAsStream("/META-INF/io/signalbox/bus/bus.json")) {
      json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    CATALOG.addComponent("bus", BusComponent.class.getName(), json);
  }

  private static EndpointValidationResult validate(String uri) {
    return CATALOG.validateEndpointProperties(uri);
  }

  @Test
  void knownOptionsAreValid() {
    String pattern = "RAW({\"source\":[\"aws.ec2\"]})";

    assertThat(validate("bus:events?fallback=true&pattern=" + pattern).isSuccess()).isTrue();
    assertThat(validate("bus:events").isSuccess()).isTrue();
  }

  @Test
  void mistakesAreFound() {
    assertThat(validate("bus:events?patern=x").getUnknown()).containsExactly("patern");
    assertThat(validate("bus:events?fallback=maybe").getInvalidBoolean()).containsKey("fallback");
    assertThat(validate("bus:?fallback=true").isSuccess()).isFalse();
  }

  @Test
  void theUriFactoryKnowsTheSameOptions() throws IOException {
    JsonNode properties = new ObjectMapper().readTree(json).get("properties");
    Set<String> names = new HashSet<>();
    properties.fieldNames().forEachRemaining(names::add);

    assertThat(new BusEndpointUriFactory().propertyNames()).isEqualTo(names);
  }

  @Test
  void everyOptionIsDescribed() throws IOException {
    assertThat(new ObjectMapper().readTree(json).get("properties"))
        .allSatisfy(option -> assertThat(option.get("description").asText()).isNotBlank());
  }
}
