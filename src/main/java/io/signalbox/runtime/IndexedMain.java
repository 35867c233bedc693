package io.signalbox.runtime;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main class with an {@link IndexedContext}, and beans that are made when needed. */
final class IndexedMain extends Main {

  @Override
  protected CamelContext createCamelContext() {
    return new IndexedContext(registry);
  }

  /** Binds beans of which each endpoint that names them has one of its own. */
  void bindEach(String name, Class<?> type, Supplier<Object> maker) {
    registry.bindAsPrototype(name, type, maker);
  }

  /** Binds a bean that is made when it is first looked up, by its name or by its type. */
  <T> void bind(String name, Class<T> type, Supplier<T> maker) {
    registry.bind(name, type, maker::get);
  }
}
