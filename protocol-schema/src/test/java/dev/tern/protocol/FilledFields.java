package dev.tern.protocol;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields that carried a value in the structs seen so far; unknown ones count as {@code *}. */
final class FilledFields {

  private final Set<String> names = new TreeSet<>();

  Set<String> names() {
    return names;
  }

  void add(Object value) {
    if (value instanceof Collection<?> elements) {
      elements.forEach(this::add);
    } else if (GeneratedStructs.isStruct(value.getClass())) {
      addStruct(value);
    }
  }

  private void addStruct(Object struct) {
    String name = struct.getClass().getSimpleName();
    var description = GeneratedStructs.describe(struct.getClass());
    for (var property : description.findProperties()) {
      Object value = property.getAccessor().getValue(struct);
      if (value != null) {
        names.add(name + "." + property.getName());
        add(value);
      }
    }
    var unknown = (Map<?, ?>) description.findAnyGetter().getValue(struct);
    if (!unknown.isEmpty()) {
      names.add(name + ".*");
    }
  }
}
