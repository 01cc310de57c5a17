package dev.tern.worker.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A connector in an image. The files among its arguments are mounted, read-only; it runs as the
 * owner of those files, who alone may read them.
 *
 * @param docker the program that runs images
 * @param options more words between {@code run} and the image
 */
public record DockerConnector(String reference, String image, String docker, List<String> options)
    implements Connector {

  private static final Set<String> FILE_FLAGS = Set.of("--config", "--catalog", "--state");
  private static final String MOUNTED = "/tern/";
  private static final long PATIENCE_SECONDS = 10;

  /** Keeps its own copy. */
  public DockerConnector {
    options = List.copyOf(options);
  }

  /** One without more options. */
  DockerConnector(String reference, String image, String docker) {
    this(reference, image, docker, List.of());
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    String name = "tern-" + UUID.randomUUID();
    List<String> line =
        new ArrayList<>(List.of(docker, "run", "--rm", "-i", "--init", "--name", name));
    List<String> inside = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean file = i > 0 && FILE_FLAGS.contains(arguments.get(i - 1));
      inside.add(file ? mount(Path.of(arguments.get(i)), line) : arguments.get(i));
    }
    line.addAll(options);
    line.add(image);
    line.addAll(inside);
    return new Container(ProcessConnector.start(reference, line), docker, name);
  }

  private static String mount(Path file, List<String> line) {
    String target = MOUNTED + file.getFileName();
    if (!line.contains("--user")) {
      owner(file, line);
    }
    line.addAll(List.of("-v", file.toAbsolutePath() + ":" + target + ":ro"));
    return target;
  }

  private static void owner(Path file, List<String> line) {
    try {
      String user =
          Files.getAttribute(file, "unix:uid") + ":" + Files.getAttribute(file, "unix:gid");
      line.addAll(List.of("--user", user));
    } catch (IOException | UnsupportedOperationException e) {
      // without owners there is nobody to run as
    }
  }

  /** The client of a container: killing the client alone would leave the container running. */
  private static final class Container extends ForwardingRun {

    private final String docker;
    private final String name;

    Container(ConnectorRun client, String docker, String name) {
      super(client);
      this.docker = docker;
      this.name = name;
    }

    /** That of the client is not the connector's. */
    @Override
    public OptionalLong pid() {
      return OptionalLong.empty();
    }

    @Override
    public void kill() {
      try {
        if (await(Duration.ZERO).isEmpty()) {
          killContainer();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        super.kill();
      }
    }

    private void killContainer() throws InterruptedException {
      try {
        new ProcessBuilder(docker, "kill", name)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (IOException e) {
        // without docker there is no container
      }
    }
  }
}
