package dev.tern.cdk.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A JSON file named on the command line.
 *
 * @param path as given, relative to the working directory (ENV-12)
 * @param flag the flag it was given with
 */
record InputFile(Path path, String flag) {

  /** The JSON object in the file. */
  ObjectNode object() {
    List<JsonNode> values = values();
    if (values.size() != 1) {
      throw new ConfigException(
          what()
              + (values.isEmpty() ? " is empty." : " holds more than one JSON value.")
              + " It must hold one JSON object.");
    }
    if (values.get(0) instanceof ObjectNode object) {
      return object;
    }
    String kind = values.get(0).getNodeType().name().toLowerCase(Locale.ROOT);
    throw new ConfigException(what() + " holds a JSON " + kind + ". It must hold a JSON object.");
  }

  /** All JSON values in the file, one after the other; none for an empty file. */
  List<JsonNode> values() {
    byte[] json = bytes();
    List<JsonNode> values = new ArrayList<>();
    try (JsonParser parser = ProtocolJson.parser(json, 0, json.length)) {
      while (parser.nextToken() != null) {
        values.add(ProtocolJson.read(parser));
      }
      return values;
    } catch (StreamConstraintsException e) {
      throw new ConfigException(
          what()
              + " is nested too deeply or has a number that is too long. Look for a mistake in it.",
          problem(e),
          null);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          String.format(
              Locale.ROOT,
              "%s is not JSON: look at line %d, column %d.",
              what(),
              e.getLocation().getLineNr(),
              e.getLocation().getColumnNr()),
          problem(e),
          null);
    } catch (IOException e) {
      throw new ConfigException(what() + " cannot be read as JSON.", e);
    }
  }

  /**
   * What is wrong, without the excerpt of the file that Jackson would add: it may hold a secret.
   */
  private static String problem(JsonProcessingException e) {
    return e.getClass().getSimpleName();
  }

  private byte[] bytes() {
    if (Files.isDirectory(path)) {
      throw new ConfigException(what() + " is a directory. Name a file with " + flag + ".");
    }
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      String advice =
          flag.equals(Command.Input.STATE.flag)
              ? "Leave " + flag + " out for a first sync."
              : "Name a file with " + flag + ".";
      throw new ConfigException(what() + " does not exist. " + advice, e);
    } catch (AccessDeniedException e) {
      throw new ConfigException(what() + " may not be read. Check its permissions.", e);
    } catch (IOException e) {
      throw new ConfigException(what() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private String what() {
    return "The file '" + path + "' (" + flag + ")";
  }
}
