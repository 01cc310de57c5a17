package dev.tern.cdk.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A stack trace for people: the root cause first, the author's frames in sight, runs of other
 * people's frames folded into one line.
 */
final class StackTraces {

  private static final int MAX_FRAMES = 200;

  private StackTraces() {}

  /** The whole chain of causes, from the root up. */
  static String text(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause : fromRoot(failure)) {
      text.append(text.isEmpty() ? "" : "led to ").append(cause).append('\n');
      frames(withoutBridges(cause.getStackTrace()), text);
      for (Throwable suppressed : cause.getSuppressed()) {
        text.append("  and then ").append(suppressed).append('\n');
        frames(withoutBridges(suppressed.getStackTrace()), text);
      }
    }
    return text.toString();
  }

  private static Deque<Throwable> fromRoot(Throwable failure) {
    Deque<Throwable> chain = new ArrayDeque<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      chain.addFirst(cause);
    }
    return chain;
  }

  /**
   * Without the methods the compiler adds for generics: the same name a second time, at the line of
   * the class. A third time in a row is a method that calls itself, and stays.
   */
  private static StackTraceElement[] withoutBridges(StackTraceElement[] frames) {
    List<StackTraceElement> kept = new ArrayList<>();
    for (int i = 0; i < frames.length; i++) {
      boolean bridge =
          same(frames, i - 1, i)
              && !same(frames, i - 2, i)
              && !same(frames, i + 1, i)
              && frames[i].getLineNumber() < frames[i - 1].getLineNumber();
      if (!bridge) {
        kept.add(frames[i]);
      }
    }
    return kept.toArray(StackTraceElement[]::new);
  }

  private static boolean same(StackTraceElement[] frames, int one, int other) {
    return one >= 0
        && one < frames.length
        && frames[one].getClassName().equals(frames[other].getClassName())
        && frames[one].getMethodName().equals(frames[other].getMethodName());
  }

  private static void frames(StackTraceElement[] frames, StringBuilder text) {
    int folded = 0;
    boolean anyAuthor = false;
    for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
      anyAuthor |= isAuthor(frames[i]);
    }
    for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
      if (anyAuthor && !isAuthor(frames[i])) {
        folded++;
        continue;
      }
      fold(folded, text);
      folded = 0;
      text.append("\tat ").append(frames[i]).append('\n');
    }
    fold(folded + Math.max(0, frames.length - MAX_FRAMES), text);
  }

  private static void fold(int frames, StringBuilder text) {
    if (frames > 0) {
      text.append("\t… ").append(frames).append(frames == 1 ? " frame" : " frames");
      text.append(" of the kit and the JDK\n");
    }
  }

  /** Whether a frame is neither of the kit nor of the libraries below it. */
  static boolean isAuthor(StackTraceElement frame) {
    String name = frame.getClassName();
    return !(name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.")
        || name.startsWith("dev.tern.cdk.")
        || name.startsWith("dev.tern.protocol.")
        || name.startsWith("com.fasterxml.jackson.")
        || name.startsWith("picocli."));
  }
}
