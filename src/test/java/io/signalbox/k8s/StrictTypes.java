package io.signalbox.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.v1.Integration;

/** Reads objects as the types that Kubernetes and Camel K say they are, and takes nothing else. */
final class StrictTypes {

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "v1/ConfigMap", ConfigMap.class,
          "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1/Service", Service.class,
          "v1/ServiceAccount", ServiceAccount.class,
          "apps/v1/Deployment", Deployment.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "camel.apache.org/v1/Integration", Integration.class);

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private StrictTypes() {}

  static String type(JsonNode object) {
    return object.path("apiVersion").asText() + "/" + object.path("kind").asText();
  }

  /** The fields of an object that its type does not have, by their paths. */
  static List<String> unknown(JsonNode object) {
    assertThat(TYPES).containsKey(type(object));
    List<String> unknown = new ArrayList<>();
    try {
      walk(STRICT.treeToValue(object, TYPES.get(type(object))), "", unknown);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      unknown.add(e.getMessage());
    }
    return unknown;
  }

  /** The types of Kubernetes refuse no field, but keep those that they do not have apart. */
  private static void walk(Object value, String path, List<String> unknown) {
    if (value instanceof Collection<?> several) {
      int index = 0;
      for (Object each : several) {
        walk(each, path + "[" + index++ + "]", unknown);
      }
    } else if (value != null
        && value.getClass().getName().matches("(io\\.fabric8|org\\.apache\\.camel\\.v1)\\..*")) {
      for (Method getter : value.getClass().getMethods()) {
        if (getter.getParameterCount() == 0 && getter.getName().startsWith("get")) {
          field(value, getter, path, unknown);
        }
      }
    }
  }

  private static void field(Object object, Method getter, String path, List<String> unknown) {
    String name = path + "." + getter.getName().substring(3);
    if (getter.getReturnType().isEnum() || getter.getDeclaringClass() == Object.class) {
      return;
    }
    try {
      Object value = getter.invoke(object);
      if (getter.getName().equals("getAdditionalProperties")) {
        ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(path + "." + key));
      } else {
        walk(value, name, unknown);
      }
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
