package dev.tern.examples.faker;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ImageConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The same rules for what the build makes: an image, which runs the command, in each build; in the
 * long one the jar, and the command, tried as often as inside this process, too.
 */
class BuiltConformanceTest {

  private static final Path BUILT = Path.of("target").toAbsolutePath();

  private abstract static class Shorter extends FakerConformance {
    @Override
    public int cuts() {
      return 4;
    }

    @Override
    public int shuffles() {
      return 6;
    }
  }

  @Nested
  @Tag("long")
  class AsJar extends Shorter {
    @Override
    public Connector connector() {
      return new CommandConnector(ConnectorCommand.ofJar(BUILT.resolve("source-faker.jar")));
    }
  }

  @Nested
  @Tag("long")
  class AsCommand extends FakerConformance {
    @Override
    public Connector connector() {
      String launcher = BUILT.resolve("source-faker").toString();
      return new CommandConnector(
          ConnectorCommand.of(launcher).with("JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    }
  }

  /** By a program that takes the command line of docker and runs the command of the image. */
  @Nested
  class AsImage extends Shorter {
    @Override
    public Connector connector() {
      String docker = Path.of("src/test/docker/docker").toAbsolutePath().toString();
      return new ImageConnector(
          BUILT.resolve("source-faker").toString(),
          docker,
          List.of("--env", "JAVA_OPTS=-XX:TieredStopAtLevel=1"));
    }
  }
}
