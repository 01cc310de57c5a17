package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source made of a schema, compiled and read again. */
final class RecordSkeletonTest {
  @TempDir private Path folder;

  @Test
  void the_compiled_skeleton_has_the_schema_it_was_made_of() throws Exception {
    ObjectType type =
        (ObjectType)
            DataType.parse(
                Json.read(
                    """
                    {'type':'object','properties':{
                      'id':{'type':'integer'},'updated_at':{'type':'string','format':'date-time'},
                      'class':{'type':'string'},'E-Mail':{'type':'string'},'e_mail':{'type':'string'},'is-on':{'type':'boolean'},
                      'price':{'type':'number'},'ratio':{'type':'number','format':'double'},
                      'atoms':{'type':'string','airbyte_type':'big_integer'},
                      'born':{'type':'string','format':'date'},
                      'photo':{'type':'string','contentEncoding':'base64'},
                      'raw':{'type':'object'},
                      'hash_code':{'type':'integer'},
                      'address':{'type':'object','properties':{'city':{'type':'string'},
                        'address':{'type':'object','properties':{'line':{'type':'string'}}}}},
                      'tags':{'type':'array','items':{'type':'array','items':{'type':'string'}}},
                      'lines':{'type':'array','items':{'type':'object','properties':{'n':{'type':'integer'}}}}}}
                    """));

    String source =
        RecordSkeleton.of("order_lines", type, List.of(List.of("id")), List.of("updated_at"));
    RecordSchema<?> schema = RecordSchema.of(compile("OrderLines", source));

    assertThat(schema.type()).isEqualTo(type);
    assertThat(schema.primaryKey()).containsExactly(List.of("id"));
    assertThat(schema.cursor()).containsExactly("updated_at");
    assertThat(source)
        .contains("@PrimaryKey Long id,")
        .contains("@Cursor Optional<OffsetDateTime> updatedAt,");
  }

  private Class<?> compile(String name, String source)
      throws IOException, ReflectiveOperationException {
    Path file = folder.resolve(name + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    var sources = compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file);
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            folder.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    assertThat(compiler.getTask(Writer.nullWriter(), null, null, options, null, sources).call())
        .isTrue();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    return loader.loadClass(name);
  }
}
