package dev.tern.cdk.spec;

import dev.tern.cdk.error.SystemException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type that a class gives for the type parameter of its generic base, found through every class
 * between.
 */
final class TypeArgument {
  private TypeArgument() {}

  static Type of(Class<?> connector, Class<?> base) {
    Type found = find(connector, base, Map.of());
    if (found instanceof Class<?> || found instanceof ParameterizedType) {
      return found;
    }
    throw new SystemException(
        connector.getName()
            + " does not say which configuration it takes. Declare it as 'extends "
            + base.getSimpleName()
            + "<Config>' with a record Config.");
  }

  private static @Nullable Type find(Type type, Class<?> base, Map<Type, Type> outer) {
    Class<?> raw = raw(type);
    Map<Type, Type> bound = bind(type, raw, outer);
    if (raw.equals(base)) {
      return bound.get(base.getTypeParameters()[0]);
    }
    for (Type parent : parents(raw)) {
      if (base.isAssignableFrom(raw(parent))) {
        return find(parent, base, bound);
      }
    }
    return null;
  }

  private static Map<Type, Type> bind(Type type, Class<?> raw, Map<Type, Type> outer) {
    Map<Type, Type> bound = new HashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] names = raw.getTypeParameters();
      for (int i = 0; i < names.length; i++) {
        Type argument = parameterized.getActualTypeArguments()[i];
        bound.put(names[i], outer.getOrDefault(argument, argument));
      }
    }
    return bound;
  }

  private static List<Type> parents(Class<?> raw) {
    List<Type> parents = new ArrayList<>(List.of(raw.getGenericInterfaces()));
    if (raw.getGenericSuperclass() != null) {
      parents.add(0, raw.getGenericSuperclass());
    }
    return parents;
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
