package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class StartUpTest {

  private static URL[] classPathWithoutValidator() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("json-schema-validator")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void the_specification_and_the_mask_do_without_the_validator_library() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader lean = new URLClassLoader(classPathWithoutValidator(), platform)) {
      assertThatThrownBy(() -> lean.loadClass("com.networknt.schema.Schema"))
          .isInstanceOf(ClassNotFoundException.class);
      Callable<?> spec =
          (Callable<?>)
              lean.loadClass(WithoutValidator.class.getName())
                  .getDeclaredConstructor()
                  .newInstance();
      assertThat(spec.call())
          .isEqualTo("********** [/hots is unknown and ignored. Did you mean 'host'?]");
    }
  }
}
