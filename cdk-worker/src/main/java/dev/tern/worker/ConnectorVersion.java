package dev.tern.worker;

import dev.tern.worker.store.ActorDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Which connector a reference names, and which version of it, as far as that can be told: the tag
 * of an image, the content of a jar.
 *
 * @param repository the image without its tag, or the whole reference
 */
record ConnectorVersion(String repository, String tag) {

  private static final String IMAGE = "docker:";
  private static final String JAR = "jar:";
  private static final int DIGITS = 16;

  static ConnectorVersion of(String reference) {
    if (reference.startsWith(IMAGE)) {
      return image(reference.substring(IMAGE.length()));
    }
    if (reference.startsWith(JAR)) {
      return new ConnectorVersion(reference, digest(Path.of(reference.substring(JAR.length()))));
    }
    return new ConnectorVersion(reference, ActorDefinition.UNVERSIONED);
  }

  private static ConnectorVersion image(String image) {
    int colon = image.lastIndexOf(':');
    if (colon < 0 || image.indexOf('/', colon) >= 0) {
      return new ConnectorVersion(image, ActorDefinition.UNVERSIONED);
    }
    String tag = image.substring(colon + 1);
    boolean moves = tag.equals("latest");
    return new ConnectorVersion(
        image.substring(0, colon), moves ? ActorDefinition.UNVERSIONED : tag);
  }

  private static String digest(Path jar) {
    try (InputStream content = Files.newInputStream(jar)) {
      return DigestUtils.sha256Hex(content).substring(0, DIGITS);
    } catch (IOException e) {
      return ActorDefinition.UNVERSIONED;
    }
  }
}
