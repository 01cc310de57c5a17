package dev.tern.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, in place of what Java does with them: a shutdown hook hears only
 * the first one, and no other than those that end the process.
 *
 * <p>Java has this in {@code sun.misc}, which is open to everyone and warned of by the compiler;
 * hence it is looked up. Where it is missing, signals do what they always do.
 */
final class Signals {

  private Signals() {}

  /** Runs something each time a signal comes, in a thread of its own; whether that is possible. */
  static boolean on(String name, Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      return install(name, handler, proxy);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Gives a signal its usual effect back. */
  static void usual(String name) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      install(name, handler, handler.getField("SIG_DFL").get(null));
    } catch (ReflectiveOperationException e) {
      // then it has it still
    }
  }

  private static boolean install(String name, Class<?> handler, Object action)
      throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Method handle = signal.getMethod("handle", signal, handler);
    try {
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), action);
      return true;
    } catch (InvocationTargetException e) {
      return false; // a signal that this system does not know, or that Java itself uses
    }
  }
}
