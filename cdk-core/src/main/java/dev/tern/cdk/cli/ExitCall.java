package dev.tern.cdk.cli;

import dev.tern.cdk.error.SystemException;
import java.util.Optional;
import java.util.Set;

/**
 * The place where some code is ending the process by itself, seen while its thread is still in the
 * call. A signal does not come this way.
 *
 * @param stack the frames of that thread, the call first
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to a Throwable as it is
record ExitCall(StackTraceElement[] stack) {

  private static final Set<String> EXITS = Set.of("java.lang.System", "java.lang.Runtime");

  /** The call that is going on in some thread, if there is one. */
  static Optional<ExitCall> find() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> place(stack) >= 0)
        .map(ExitCall::new)
        .findFirst();
  }

  /** What to tell about it; its stack trace is that of the caller. */
  SystemException failure() {
    StackTraceElement caller = stack[place(stack)];
    SystemException failure =
        new SystemException(
            String.format(
                "Something called System.exit while the command ran (%s:%d). Remove the call.",
                caller.getFileName(), caller.getLineNumber()));
    failure.setStackTrace(stack);
    return failure;
  }

  /** Which frame called the exit; negative when none did. */
  private static int place(StackTraceElement[] stack) {
    int found = -1;
    for (int i = 0; i + 1 < stack.length; i++) {
      boolean exit = stack[i].getMethodName().equals("exit");
      if (exit && EXITS.contains(stack[i].getClassName())) {
        found = i + 1;
      }
    }
    return found;
  }
}
