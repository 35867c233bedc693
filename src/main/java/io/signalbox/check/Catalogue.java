package io.signalbox.check;

import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.LanguageValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What Camel says of the components and languages that are on the class path, our own among them.
 * Nothing of them is started.
 */
final class Catalogue implements AutoCloseable {

  private final CamelContext context = new DefaultCamelContext();
  private final DefaultRuntimeCamelCatalog catalogue = new DefaultRuntimeCamelCatalog();

  Catalogue() {
    context.build();
    catalogue.setCamelContext(context);
    catalogue.start();
  }

  EndpointValidationResult endpoint(String uri, boolean consumer) {
    return catalogue.validateEndpointProperties(uri, false, consumer, !consumer);
  }

  LanguageValidationResult simple(boolean predicate, String text) {
    ClassLoader classes = Catalogue.class.getClassLoader();
    return predicate
        ? catalogue.validateLanguagePredicate(classes, "simple", text)
        : catalogue.validateLanguageExpression(classes, "simple", text);
  }

  boolean hasLanguage(String name) {
    // in YAML a method stands for the language of beans
    String language = name.equals("method") ? "bean" : name;
    try {
      return context.resolveLanguage(language) != null;
    } catch (NoSuchLanguageException e) {
      return false;
    }
  }

  @Override
  public void close() {
    catalogue.stop();
    context.stop();
  }
}
