package io.cloudhal.testservers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers, by name. */
final class Recipes {

  static final Map<String, Recipe> ALL =
      Stream.of(new Ministack(), new DynamoDbLocal(), new Minio(), new KinesisLocal())
          .collect(
              Collectors.toMap(
                  Recipe::name, Function.identity(), (one, other) -> one, TreeMap::new));

  private Recipes() {}

  /** Returns the executable: {@code home} itself, or below the directory that was installed. */
  private static String executable(Path home, String below) {
    return (Files.isDirectory(home) ? home.resolve(below) : home).toString();
  }

  /** Returns the java of this JVM. */
  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Many services of AWS in one server. */
  private static final class Ministack implements Recipe {

    @Override
    public String name() {
      return "ministack";
    }

    @Override
    public String version() {
      return "1.5.33";
    }

    @Override
    public String executable() {
      return "ministack";
    }

    @Override
    public Installer installer() {
      return Installers.pip("ministack", "pip install ministack==1.5.33 duckdb cryptography");
    }

    @Override
    public Optional<ContainerImage> image() {
      // Source: https://pypi.org/project/ministack/1.5.33/, read 2026-11-24
      return Optional.of(
          new ContainerImage(
              "ministackorg/ministack:" + version(),
              List.of(4566),
              Map.of("IOT_MTLS_ENABLED", "0")));
    }

    @Override
    public List<String> command(Path home, List<Integer> ports, Path data) {
      return List.of(Recipes.executable(home, "venv/bin/ministack"));
    }

    @Override
    public Map<String, String> environment(List<Integer> ports) {
      return Map.of(
          "BIND_HOST", "127.0.0.1",
          "GATEWAY_PORT", String.valueOf(ports.get(0)),
          "IOT_MTLS_ENABLED", "0");
    }

    @Override
    public String healthPath() {
      return "/_ministack/health";
    }
  }

  /** The vendor's own DynamoDB for tests, bound to loopback by a launcher of ours. */
  private static final class DynamoDbLocal implements Recipe {

    @Override
    public String name() {
      return "dynamodb-local";
    }

    @Override
    public String version() {
      return "2.6.1";
    }

    @Override
    public Installer installer() {
      return Installers.maven("dynamodb-local");
    }

    @Override
    public Optional<ContainerImage> image() {
      // Source:
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.DownloadingAndRunning.html
      return Optional.of(
          new ContainerImage("amazon/dynamodb-local:" + version(), List.of(8000), Map.of()));
    }

    @Override
    public List<String> command(Path home, List<Integer> ports, Path data) {
      return List.of(
          java(),
          "-Xmx512m",
          "-Dsqlite4java.library.path=" + home.resolve("lib"),
          "-cp",
          home.resolve("lib") + "/*",
          "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
          "-inMemory",
          "-disableTelemetry",
          "-port",
          String.valueOf(ports.get(0)));
    }
  }

  /** A production store of blobs that speaks S3. */
  private static final class Minio implements Recipe {

    @Override
    public String name() {
      return "minio";
    }

    @Override
    public String version() {
      return "v0.0.0-20260212201848-7aac2a2c5b7c";
    }

    @Override
    public String executable() {
      return "minio";
    }

    @Override
    public Installer installer() {
      return Installers.go("github.com/minio/minio@" + version());
    }

    @Override
    public List<String> command(Path home, List<Integer> ports, Path data) {
      return List.of(
          Recipes.executable(home, "bin/minio"),
          "server",
          data.resolve("blobs").toString(),
          "--address",
          "127.0.0.1:" + ports.get(0),
          "--console-address",
          "127.0.0.1:" + ports.get(1));
    }

    @Override
    public int ports() {
      return 2;
    }

    @Override
    public Map<String, String> environment(List<Integer> ports) {
      return Map.of("MINIO_ROOT_USER", "minio", "MINIO_ROOT_PASSWORD", "minio-local-only");
    }

    @Override
    public String healthPath() {
      return "/minio/health/ready";
    }
  }

  /** Kinesis alone, with resharding. */
  private static final class KinesisLocal implements Recipe {

    @Override
    public String name() {
      return "kinesis-local";
    }

    @Override
    public String version() {
      return "0.6.2";
    }

    @Override
    public Installer installer() {
      return Installers.npm("kinesis-local");
    }

    @Override
    public Optional<ContainerImage> image() {
      // Source: https://github.com/etspaceman/kinesis-mock, read 2026-11-24
      return Optional.of(
          new ContainerImage(
              "ghcr.io/etspaceman/kinesis-mock:" + version(), List.of(4568, 4567), Map.of()));
    }

    @Override
    public List<String> command(Path home, List<Integer> ports, Path data) {
      return List.of("node", "main.js");
    }

    @Override
    public Path workingDirectory(Path home, Path data) {
      return home.resolve("node_modules").resolve("kinesis-local");
    }

    @Override
    public int ports() {
      return 2;
    }

    @Override
    public Map<String, String> environment(List<Integer> ports) {
      return Map.of(
          "KINESIS_MOCK_PLAIN_PORT", String.valueOf(ports.get(0)),
          "KINESIS_MOCK_TLS_PORT", String.valueOf(ports.get(1)));
    }
  }
}
