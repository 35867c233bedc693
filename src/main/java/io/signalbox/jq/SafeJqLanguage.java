package io.signalbox.jq;

import io.signalbox.event.InvalidEventException;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.module.loaders.BuiltinModuleLoader;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.language.jq.JqExpression;
import org.apache.camel.language.jq.JqFunctions;
import org.apache.camel.language.jq.JqLanguage;

/**
 * Camel's jq, whose failures are all exceptions that say in words why an event cannot be mapped.
 * The engine works by recursion: on a text or a list that is very long it runs out of stack, which
 * Java makes an error that no route handles.
 */
public final class SafeJqLanguage extends JqLanguage {

  private final Scope functions = Scope.newEmptyScope();
  private volatile boolean loaded;

  /** The functions are loaded by the first event that is mapped: a start has no use for them. */
  @Override
  public void init() {
    functions.setModuleLoader(BuiltinModuleLoader.getInstance());
  }

  @Override
  public Scope getRootScope() {
    return functions;
  }

  private void load() {
    if (!loaded) {
      loadOnce();
    }
  }

  /** Camel has what the engine defines in jq itself take the place of our functions. */
  private synchronized void loadOnce() {
    if (!loaded) {
      JqFunctions.load(getCamelContext(), functions);
      JqFunctions.loadFromRegistry(getCamelContext(), functions);
      JqFunctions.loadLocal(functions);
      BuiltinFunctionLoader.getInstance()
          .loadFunctionsFromServiceLoader(getClass().getClassLoader(), Versions.JQ_1_7)
          .forEach(functions::addFunction);
      loaded = true;
    }
  }

  @Override
  public Expression createExpression(Expression source, String text, Object[] properties) {
    SafeExpression expression = new SafeExpression(Scope.newChildScope(functions), text);
    expression.setResultType(property(Class.class, properties, 0, null));
    expression.setSource(source);
    if (getCamelContext() != null) {
      expression.init(getCamelContext());
    }
    return expression;
  }

  private final class SafeExpression extends JqExpression {

    SafeExpression(Scope scope, String text) {
      super(scope, text);
    }

    @Override
    public Object evaluate(Exchange exchange) {
      load();
      try {
        return super.evaluate(exchange);
      } catch (StackOverflowError e) {
        throw new InvalidEventException(
            "the mapping found a text or a list that is too long, or too deeply nested");
      } catch (RuntimeCamelException e) {
        if (e.getCause() instanceof JsonQueryException failure) {
          throw new InvalidEventException(EngineFailure.reason(failure));
        }
        throw e;
      }
    }
  }
}
