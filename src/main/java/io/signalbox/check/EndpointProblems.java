package io.signalbox.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.EndpointValidationResult;

/** What Camel's catalogue finds wrong with an endpoint, in words of our own. */
final class EndpointProblems {

  private final Map<String, String> found = new LinkedHashMap<>();
  private final String scheme;

  private EndpointProblems(String scheme) {
    this.scheme = scheme;
  }

  /** The problems by the option they are about, with an empty name for the endpoint as a whole. */
  static Map<String, String> of(String uri, EndpointValidationResult result) {
    EndpointProblems problems = new EndpointProblems(uri.replaceFirst("[:?].*", ""));
    if (result.getUnknownComponent() != null) {
      problems.add("", "no such component on the class path");
    } else if (result.getSyntaxError() != null) {
      problems.add("", result.getSyntaxError());
    } else {
      problems.options(result);
      problems.values(result);
    }
    return problems.found;
  }

  private void options(EndpointValidationResult result) {
    each(result.getUnknown(), "no such option");
    each(result.getRequired(), "is missing");
    each(result.getNotConsumerOnly(), "an option of producers only");
    each(result.getNotProducerOnly(), "an option of consumers only");
  }

  private void values(EndpointValidationResult result) {
    each(result.getInvalidBoolean(), "true or false");
    each(result.getInvalidInteger(), "a whole number");
    each(result.getInvalidNumber(), "a number");
    each(result.getInvalidDuration(), "a duration");
    each(result.getInvalidReference(), "the name of a bean behind #");
    if (result.getInvalidEnum() != null) {
      result
          .getInvalidEnum()
          .forEach((option, value) -> value(option, value, choices(result, option)));
    }
  }

  private static String choices(EndpointValidationResult result, String option) {
    return "one of " + String.join(", ", result.getInvalidEnumChoices().get(option));
  }

  private void each(Set<String> options, String problem) {
    if (options != null) {
      options.forEach(option -> add(option, "%s: %s".formatted(option, problem)));
    }
  }

  private void each(Map<String, String> values, String wanted) {
    if (values != null) {
      values.forEach((option, value) -> value(option, value, wanted));
    }
  }

  /** An empty value is a key that is empty, as that of a listener which there is to be none of. */
  private void value(String option, String value, String wanted) {
    if (!value.isEmpty()) {
      add(option, "%s=%s: must be %s".formatted(option, value, wanted));
    }
  }

  private void add(String option, String problem) {
    found.put(option, "%s: %s".formatted(scheme, problem));
  }
}
