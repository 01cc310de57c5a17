package dev.tern.cdk.spec;

import dev.tern.cdk.error.SystemException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Walks from a Java type to its shape; used once per type, by one thread. */
final class Shapes {
  private final Deque<Class<?>> path = new ArrayDeque<>();

  private Shapes() {}

  static Shape of(Type type) {
    boolean form =
        type instanceof Class<?> plain
            && (plain.isRecord() || (plain.isInterface() && plain.isSealed()));
    if (!form) {
      throw noRecord(type);
    }
    return new Shapes().shape(type, "the configuration");
  }

  private Shape shape(Type type, String place) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, place);
    }
    if (!(type instanceof Class<?> plain)) {
      throw unknown(type, place);
    }
    Optional<Shape> scalar = Scalars.find(plain);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (plain.isEnum()) {
      return new ChoiceShape(plain);
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    if (plain.isInterface() && plain.isSealed()) {
      return new VariantsShape(plain, variants(plain));
    }
    throw unknown(type, place);
  }

  private Shape generic(ParameterizedType type, String place) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType().equals(List.class)) {
      return new ListShape(shape(arguments[0], place));
    }
    if (type.getRawType().equals(Map.class) && arguments[0].equals(String.class)) {
      return new MapShape(shape(arguments[1], place));
    }
    throw unknown(type, place);
  }

  /** Components alone may be optional: an absent entry of a list means nothing. */
  private Shape component(Type type, String place) {
    if (type instanceof ParameterizedType generic && generic.getRawType().equals(Optional.class)) {
      Shape inner = shape(generic.getActualTypeArguments()[0], place);
      return new OptionalShape(inner, Optional.empty(), Optional::of);
    }
    if (type.equals(OptionalInt.class)) {
      return new OptionalShape(
          shape(int.class, place), OptionalInt.empty(), value -> OptionalInt.of((int) value));
    }
    if (type.equals(OptionalLong.class)) {
      return new OptionalShape(
          shape(long.class, place), OptionalLong.empty(), value -> OptionalLong.of((long) value));
    }
    if (type.equals(OptionalDouble.class)) {
      return new OptionalShape(
          shape(double.class, place),
          OptionalDouble.empty(),
          value -> OptionalDouble.of((double) value));
    }
    return shape(type, place);
  }

  private RecordShape record(Class<?> type) {
    if (path.contains(type)) {
      throw new SystemException(
          "The record " + type.getName() + " contains itself, which a form cannot show.");
    }
    path.push(type);
    List<Option> options = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      options.add(option(type, component));
    }
    path.pop();
    return new RecordShape(type, options);
  }

  private Option option(Class<?> type, RecordComponent component) {
    String place = type.getSimpleName() + "." + component.getName();
    Option option = new Option(component, component(component.getGenericType(), place));
    if (path.size() > 1 && option.group().isPresent()) {
      throw new SystemException(
          place + " has a group, but only components of the outermost record may have one.");
    }
    return option;
  }

  private List<RecordShape> variants(Class<?> type) {
    List<RecordShape> records = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        records.add(record(permitted));
      } else if (permitted.isInterface() && permitted.isSealed()) {
        records.addAll(variants(permitted));
      } else {
        throw new SystemException(
            permitted.getName()
                + " is a variant of "
                + type.getName()
                + " but no record. Make it one.");
      }
    }
    return records;
  }

  private static SystemException noRecord(Type type) {
    boolean own = type instanceof Class<?> plain && !plain.getName().startsWith("java.");
    String name = own ? ((Class<?>) type).getSimpleName() : "the configuration";
    return new SystemException(
        "The configuration type "
            + type.getTypeName()
            + " is no record. Declare "
            + name
            + " as a record.");
  }

  private static SystemException unknown(Type type, String place) {
    return new SystemException(
        "No form can show "
            + type.getTypeName()
            + " of "
            + place
            + ". Use a record, a sealed interface of records, an enum, List, Map<String, …>, or a type that is"
            + " written as text or number.");
  }
}
