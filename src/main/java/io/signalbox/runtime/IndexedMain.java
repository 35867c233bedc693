package io.signalbox.runtime;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main class with an {@link IndexedContext}. */
final class IndexedMain extends Main {

  @Override
  protected CamelContext createCamelContext() {
    return new IndexedContext(registry);
  }
}
