package io.signalbox.runtime;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main class with an {@link IndexedContext}, and with beans for one endpoint each. */
final class IndexedMain extends Main {

  @Override
  protected CamelContext createCamelContext() {
    return new IndexedContext(registry);
  }

  /** Binds beans of which each endpoint that names them has one of its own. */
  void bindEach(String name, Class<?> type, Supplier<Object> maker) {
    registry.bindAsPrototype(name, type, maker);
  }
}
