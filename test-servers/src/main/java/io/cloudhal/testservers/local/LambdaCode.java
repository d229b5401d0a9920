package io.cloudhal.testservers.local;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The code of functions for a local Lambda, which starts a process for each environment: AWS's
 * runtime client in the java of this JVM, on a class path of this machine.
 */
final class LambdaCode {

  private static final String LIBRARY = "client.so";

  private LambdaCode() {}

  /** Returns the code as it is deployed. */
  static byte[] zip(String classPath) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip);
        InputStream library = library()) {
      entries.putNextEntry(new ZipEntry("bootstrap"));
      entries.write(bootstrap(classPath).getBytes(StandardCharsets.UTF_8));
      entries.putNextEntry(new ZipEntry(LIBRARY));
      library.transferTo(entries);
      entries.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip.toByteArray();
  }

  /**
   * Returns the native part of the client. By itself the client writes it to a fixed place, as each
   * environment of Lambda has a file system of its own; processes here would overwrite what the
   * other ones run.
   */
  private static InputStream library() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "/jni/libaws-lambda-jni.linux-" + processor + ".so";
    return Objects.requireNonNull(AWSLambda.class.getResourceAsStream(name), name);
  }

  /** Returns what starts an environment, with other credentials than the server has by itself. */
  private static String bootstrap(String classPath) {
    return """
    #!/bin/sh
    export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s
    unset AWS_SESSION_TOKEN
    client=%s
    exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx512m \\
      --enable-native-access=ALL-UNNAMED -D$client.runtimeapi.NativeClient.JNI="$PWD/%s" \\
      -cp '%s' $client.AWSLambda "$_HANDLER"
    """
        .formatted(
            LocalLambda.ACCESS_KEY,
            LocalLambda.SECRET_KEY,
            AWSLambda.class.getPackageName(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            LIBRARY,
            classPath);
  }
}
