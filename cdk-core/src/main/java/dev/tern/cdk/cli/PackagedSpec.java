package dev.tern.cdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The answer to {@code spec} as it was when the connector was packaged, if that kept it: then
 * nothing has to be loaded to find it out again. The other commands take from it what a
 * configuration has to fit.
 *
 * <p>It is a SPEC message with its line end, in the resource {@code META-INF/tern/CLASS.spec} of
 * the jar, where CLASS is the full name of the connector's class. A launcher may name a file that
 * holds the same by the system property {@code tern.spec}: then the jar need not be opened.
 */
public final class PackagedSpec {

  private PackagedSpec() {}

  /** Prints it on stdout; false when something else was asked for, or there is none. */
  public static boolean answers(Class<?> connector, String[] args) {
    if (args.length != 1 || !args[0].equals("spec")) {
      return false;
    }
    Optional<byte[]> line = line(connector);
    if (line.isEmpty()) {
      return false;
    }
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(line.get());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The ConnectorSpecification that was packaged; empty when there is none. */
  public static Optional<JsonNode> find(Class<?> connector) {
    Optional<byte[]> line = line(connector);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode message = ProtocolJson.read(line.get(), 0, line.get().length);
      return Optional.of(message.path("spec"))
          .filter(spec -> spec.path("connectionSpecification").isObject());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> line(Class<?> connector) {
    Path file = Path.of(System.getProperty("tern.spec", ""));
    String name = "META-INF/tern/" + connector.getName() + ".spec";
    try (InputStream spec =
        Files.isRegularFile(file)
            ? Files.newInputStream(file)
            : connector.getClassLoader().getResourceAsStream(name)) {
      return spec == null ? Optional.empty() : Optional.of(spec.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
