package io.signalbox.aws.forward;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An AWS client that does some operations in another way and passes on the rest. To make one loads
 * the requests and responses of all operations: it is for what is not in every process.
 */
public final class ClientProxy<C> implements InvocationHandler {

  private final C plain;
  private final Map<Class<?>, Function<Object, Object>> operations = new HashMap<>();
  private Runnable close = () -> {};

  /** Begins with all operations passed on to this client. */
  public ClientProxy(C plain) {
    this.plain = plain;
  }

  /** Does the operation that takes this request by calling the function. */
  public <Q> ClientProxy<C> with(Class<Q> request, Function<Q, ?> operation) {
    operations.put(request, argument -> operation.apply(request.cast(argument)));
    return this;
  }

  /** Does this before the client is closed. */
  public ClientProxy<C> beforeClose(Runnable action) {
    close = action;
    return this;
  }

  /** The client, by the interface that callers know. */
  public C as(Class<C> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (args != null && args.length == 1) {
      return invokeOne(proxy, method, args[0]);
    }
    if (method.getName().equals("close")) {
      close.run();
    }
    return pass(method, args);
  }

  private Object invokeOne(Object proxy, Method method, Object argument) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == argument;
    }
    if (argument instanceof Consumer) {
      // It builds the request and calls this proxy again.
      return InvocationHandler.invokeDefault(proxy, method, argument);
    }
    Function<Object, Object> operation = operations.get(argument.getClass());
    return operation == null ? pass(method, argument) : operation.apply(argument);
  }

  private Object pass(Method method, Object... args) throws Throwable {
    try {
      return method.invoke(plain, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
