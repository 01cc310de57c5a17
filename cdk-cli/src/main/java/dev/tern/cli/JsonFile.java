package dev.tern.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.state.SavedState;
import dev.tern.cli.kit.GivenCatalog;
import dev.tern.worker.States;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A JSON file that a person wrote. What is wrong with it is told without its content. */
record JsonFile(Path path, Surroundings around) {

  /** A configuration: an object, with its references to variables and files resolved. */
  ObjectNode config() {
    Path folder = resolved().toAbsolutePath().getParent();
    References references =
        new References(around.environment(), folder == null ? around.folder() : folder);
    JsonNode node = references.resolve(read(), path.toString());
    if (node instanceof ObjectNode config) {
      return config;
    }
    throw new ConfigException(path + " is no JSON object. A configuration is: {\"option\": …}.");
  }

  /** A configured catalog, which wraps each stream of a discovered one. */
  JsonNode configuredCatalog() {
    return new GivenCatalog(read(), path.toString()).require();
  }

  /** A specification; a SPEC message is as good as what is in it. */
  JsonNode spec() {
    JsonNode tree = read();
    JsonNode spec = tree.path("spec").isObject() ? tree.path("spec") : tree;
    if (!spec.path("connectionSpecification").isObject()) {
      throw new ConfigException(
          path + " is no spec, which is: {\"connectionSpecification\": {…}, …}.");
    }
    return spec;
  }

  /** A state in any form that a source is given; an empty one is the state of none. */
  JsonNode state() {
    JsonNode state = read();
    boolean none = state.isContainerNode() && state.isEmpty();
    try {
      SavedState unused = none ? SavedState.none() : States.read(state);
      return state;
    } catch (ConfigException e) {
      throw new ConfigException(path + " is no state. Give what the source was given.", e);
    }
  }

  /** Whatever it holds. */
  JsonNode read() {
    try {
      String text = Files.readString(resolved());
      return ProtocolJson.mapper().readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      throw new ConfigException("There is no file " + path + ". Check its name.", e);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          "%s is no JSON from line %d, column %d on."
              .formatted(path, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (CharacterCodingException e) {
      throw new ConfigException(path + " is not in UTF-8. Save it in that encoding.", e);
    } catch (IOException e) {
      if (Files.isDirectory(resolved())) {
        throw new ConfigException(path + " is a folder. Name a file.", e);
      }
      throw new ConfigException(path + " cannot be read. Check who may read it.", e);
    }
  }

  private Path resolved() {
    return around.folder().resolve(path);
  }
}
