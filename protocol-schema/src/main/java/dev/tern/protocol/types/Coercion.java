package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The making of values that fit their types, honest about what it costs (WRITE-21).
 *
 * <p>A value that fits is kept, the very same node. One that says the same in another way is
 * spelled anew: {@code "42"} for a number, a space for the {@code T} of a timestamp. Of any other
 * value as much is kept as the type can hold; what is lost is told in the words of {@code
 * meta.changes}. Never throws, never changes its input. Safe for all threads.
 */
public final class Coercion {
  /** The party that gives up on a value: chooses the reason that is told. */
  public enum Side {
    /** A source that cannot say a value in the protocol. */
    SOURCE(Reason.SOURCE_SERIALIZATION_ERROR, Reason.SOURCE_FIELD_SIZE_LIMITATION),
    /** A platform between both. */
    PLATFORM(Reason.PLATFORM_SERIALIZATION_ERROR, Reason.PLATFORM_FIELD_SIZE_LIMITATION),
    /** A destination that cannot store a value in its column. */
    DESTINATION(Reason.DESTINATION_TYPECAST_ERROR, Reason.DESTINATION_FIELD_SIZE_LIMITATION);

    private final Reason type;
    private final Reason size;

    Side(Reason type, Reason size) {
      this.type = type;
      this.size = size;
    }
  }

  private final Side side;

  /** Coercion on behalf of one party. */
  public Coercion(Side side) {
    this.side = side;
  }

  /**
   * Makes one value fit.
   *
   * @param field the path of the value as it is told in changes, such as {@code address.city}
   * @param type the type it shall fit
   * @param value the value, in either dialect
   */
  public Coerced coerce(String field, DataType type, JsonNode value) {
    List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>();
    return new Coerced(fit(field, type, value, changes), changes);
  }

  /** Makes the declared fields of a record fit; undeclared ones are kept as they are. */
  public Coerced coerceRecord(ObjectType type, ObjectNode data) {
    List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>();
    return new Coerced(fit("", type, data, changes), changes);
  }

  private JsonNode fit(
      String field, DataType type, JsonNode value, List<AirbyteRecordMessageMetaChange> changes) {
    if (ValueCheck.fits(type, value, SchemaForm.V0)) {
      return value;
    }
    if (type instanceof ObjectType object && value instanceof ObjectNode members) {
      return fitProperties(field, object, members, changes);
    }
    if (type instanceof ArrayType array && value instanceof ArrayNode elements) {
      return fitElements(field, array, elements, changes);
    }
    if (type instanceof UnionType union) {
      return fitOption(field, union, value, changes);
    }
    Attempt attempt = ScalarCoercion.attempt(type, value);
    if (attempt.loss() != Attempt.Loss.NONE) {
      changes.add(change(field, attempt.loss()));
    }
    return attempt.value();
  }

  private ObjectNode fitProperties(
      String path,
      ObjectType type,
      ObjectNode members,
      List<AirbyteRecordMessageMetaChange> changes) {
    ObjectNode fitting = JsonNodeFactory.instance.objectNode();
    for (var member : members.properties()) {
      DataType declared = type.properties().get(member.getKey());
      JsonNode value = member.getValue();
      String field = at(path, member.getKey());
      fitting.set(member.getKey(), declared == null ? value : fit(field, declared, value, changes));
    }
    return fitting;
  }

  private ArrayNode fitElements(
      String path,
      ArrayType type,
      ArrayNode elements,
      List<AirbyteRecordMessageMetaChange> changes) {
    ArrayNode fitting = JsonNodeFactory.instance.arrayNode(elements.size());
    for (int at = 0; at < elements.size(); at++) {
      DataType element =
          at < type.tuple().size() ? type.tuple().get(at) : type.items().orElse(UnknownType.ANY);
      fitting.add(fit(at(path, Integer.toString(at)), element, elements.get(at), changes));
    }
    return fitting;
  }

  /** The first option that takes the value without loss; none of them when all would lose. */
  private JsonNode fitOption(
      String field, UnionType union, JsonNode value, List<AirbyteRecordMessageMetaChange> changes) {
    for (DataType option : union.options()) {
      List<AirbyteRecordMessageMetaChange> lost = new ArrayList<>();
      JsonNode fit = fit(field, option, value, lost);
      if (lost.isEmpty()) {
        return fit;
      }
    }
    changes.add(change(field, Attempt.Loss.NOT_OF_TYPE));
    return NullNode.getInstance();
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private AirbyteRecordMessageMetaChange change(String field, Attempt.Loss loss) {
    boolean cut = loss == Attempt.Loss.PART || loss == Attempt.Loss.DIGITS;
    boolean size = loss == Attempt.Loss.TOO_LARGE || loss == Attempt.Loss.DIGITS;
    return new AirbyteRecordMessageMetaChange()
        .withField(field)
        .withChange(cut ? Change.TRUNCATED : Change.NULLED)
        .withReason(size ? side.size : side.type);
  }
}
