package dev.tern.worker.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateType;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * How values look in columns, the same for every database: text for ids, times, JSON and
 * enumerations. A database with types of its own for them understands the text.
 */
final class ColumnTypes implements JdbiPlugin {

  /** Times as PostgreSQL writes them, and as ISO 8601 does. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new TextArguments());
    jdbi.registerColumnMapper(UUID.class, text(UUID::fromString));
    jdbi.registerColumnMapper(
        Instant.class, text(value -> TIME.parse(value, OffsetDateTime::from).toInstant()));
    jdbi.registerColumnMapper(JsonNode.class, text(ColumnTypes::json));
    jdbi.registerColumnMapper(ObjectNode.class, text(value -> (ObjectNode) json(value)));
  }

  /** Statements that are prepared look for these first, before the library's own. */
  private static final class TextArguments implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      Class<?> wanted = GenericTypes.getErasedType(type);
      boolean ours =
          wanted == UUID.class
              || wanted == Instant.class
              || wanted.isEnum()
              || JsonNode.class.isAssignableFrom(wanted);
      return ours ? Optional.of(ColumnTypes::argument) : Optional.empty();
    }
  }

  private static Argument argument(@Nullable Object value) {
    return (position, statement, context) -> {
      if (value == null) {
        statement.setNull(position, Types.OTHER);
      } else {
        statement.setString(position, text(value));
      }
    };
  }

  private static String text(Object value) {
    if (value instanceof Instant time) {
      return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MICROS));
    }
    if (value instanceof Enum<?> constant) {
      boolean upper = value instanceof AirbyteStateType || value instanceof RefreshType;
      return upper ? constant.name() : constant.name().toLowerCase(Locale.ROOT);
    }
    return value.toString();
  }

  private static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The database holds something that is no JSON.", e);
    }
  }

  private static <T> ColumnMapper<T> text(Function<String, T> read) {
    return (row, column, context) -> {
      String value = row.getString(column);
      return value == null ? null : read.apply(value);
    };
  }
}
