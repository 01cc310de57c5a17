package dev.tern.testkit.suite;

import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import dev.tern.worker.connector.DockerConnector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A connector in an image. The files of a run are mounted, and it runs as their owner.
 *
 * @param image its name, as {@code docker run} takes it
 * @param docker the program that runs images
 * @param options more words between {@code docker run} and the image
 */
public record ImageConnector(String image, String docker, List<String> options)
    implements Detached {

  private static final int USUAL_USER = 1000;

  /** Keeps its own copy. */
  public ImageConnector {
    options = List.copyOf(options);
  }

  /** An image that {@code docker} runs. */
  public static ImageConnector of(String image) {
    return new ImageConnector(image, "docker", List.of());
  }

  @Override
  public String reference() {
    return "docker:" + image;
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    return new DockerConnector(reference(), image, docker, options).start(arguments);
  }

  @Override
  public Connector with(Map<String, String> variables) {
    List<String> more = new ArrayList<>();
    variables.forEach((name, value) -> more.addAll(List.of("--env", name + "=" + value)));
    return with(more);
  }

  private ImageConnector with(List<String> words) {
    List<String> more = new ArrayList<>(options);
    more.addAll(words);
    return new ImageConnector(image, docker, more);
  }

  /** As user 1000 where this process may choose, else as the user who runs it. */
  @Override
  public Confinement confined(Set<Path> needed) {
    int self = GivenFiles.self();
    int user = self == 0 ? USUAL_USER : self;
    GivenFiles files = new GivenFiles(user);
    return new Confinement(
        new Confined(with(List.of("--read-only", "--tmpfs", "/tmp")), files),
        List.of("as user " + user, "on a read-only root"),
        List.of(),
        files);
  }

  /** The image with files that belong to its user. */
  private record Confined(ImageConnector closed, GivenFiles files) implements Connector {
    @Override
    public String reference() {
      return closed.reference();
    }

    @Override
    public ConnectorRun start(List<String> arguments) {
      return closed.start(files.handed(arguments));
    }
  }
}
