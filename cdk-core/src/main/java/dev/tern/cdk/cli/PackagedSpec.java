package dev.tern.cdk.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The answer to {@code spec} as it was when the connector was packaged, if that kept it: then
 * nothing has to be loaded to find it out again.
 *
 * <p>It is a SPEC message with its line end, in the resource {@code META-INF/tern/CLASS.spec} of
 * the jar, where CLASS is the full name of the connector's class.
 */
public final class PackagedSpec {

  private PackagedSpec() {}

  /** Prints it on stdout; false when something else was asked for, or there is none. */
  public static boolean answers(Class<?> connector, String[] args) {
    if (args.length != 1 || !args[0].equals("spec")) {
      return false;
    }
    String name = "META-INF/tern/" + connector.getName() + ".spec";
    try (InputStream spec = connector.getClassLoader().getResourceAsStream(name)) {
      if (spec == null) {
        return false;
      }
      try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
        out.write(spec.readAllBytes());
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
