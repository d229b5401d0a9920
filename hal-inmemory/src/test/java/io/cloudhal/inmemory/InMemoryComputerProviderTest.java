package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.StoreName;
import io.cloudhal.observe.CostMeter;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.StorageFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InMemoryComputerProviderTest {

  private static final StoreName STORE = new StoreName("things");
  private static final BucketName BUCKET = new BucketName("things");
  private static final EntryKey KEY = EntryKey.of("a");

  @TempDir Path directory;

  /** Returns its input. */
  public static final class Echo implements FunctionHandler {
    /** Creates the handler. */
    public Echo() {}

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      return input;
    }
  }

  @Test
  void aVolatileComputerForgets() {
    URI address = URI.create("inmemory://volatile");
    try (CloudComputer computer = CloudComputers.open(address)) {
      fill(computer);
    }
    try (CloudComputer computer = CloudComputers.open(address)) {
      computer.provisioner().ensureStore(STORE);
      assertThat(computer.memory().store(STORE).get(KEY)).isEmpty();
    }
  }

  @Test
  void aDirectoryIsCreatedAndRemembers() {
    Path nested = directory.resolve("some/new one");
    try (CloudComputer computer = CloudComputers.open(address(nested, ""))) {
      fill(computer);
    }
    try (CloudComputer computer = CloudComputers.open(address(nested, "?sync=power"))) {
      assertThat(computer.memory().store(STORE).get(KEY)).isPresent();
      assertThat(computer.storage().bucket(BUCKET).stat(BlobKey.of("b"))).isPresent();
    }
  }

  @Test
  void theObserverIsToldOfCalls() {
    CostMeter meter = new CostMeter();
    try (CloudComputer computer = CloudComputers.open(URI.create("inmemory://volatile"), meter)) {
      fill(computer);
    }
    assertThat(meter.byName()).containsKeys("memory.put", "storage.put");
  }

  @Test
  void functionsAreNamedByTheirClasses() {
    URI address = URI.create("inmemory://volatile?function.my-echo=" + Echo.class.getName());
    try (CloudComputer computer = CloudComputers.open(address)) {
      assertThat(
              computer
                  .alu()
                  .function(new FunctionName("my-echo"))
                  .invoke(Invocation.of(Bytes.utf8("x")))
                  .output())
          .isEqualTo(Bytes.utf8("x"));
    }
  }

  @Test
  void signedUrlsAreDeclaredWhenAskedFor() {
    try (CloudComputer without = CloudComputers.open(URI.create("inmemory://volatile"));
        CloudComputer with =
            CloudComputers.open(URI.create("inmemory://volatile?signed-urls=true"))) {
      assertThat(without.storage().capabilities().features()).isEmpty();
      assertThat(with.storage().capabilities().features()).contains(StorageFeature.PRESIGN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inmemory://persistent, must be inmemory://volatile or inmemory:///some/directory",
    "inmemory://volatile/path, must be inmemory://volatile or inmemory:///some/directory",
    "inmemory://volatile?synch=power, unknown option 'synch'",
    "inmemory://volatile?sync=power, power sync needs a directory",
    "inmemory:///tmp?sync=disk, option sync must be power",
    "inmemory://volatile?signed-urls=yes, option signed-urls must be true",
    "inmemory://volatile?function.f=java.lang.String, function name must be",
    "inmemory://volatile?function.fun=java.lang.String, must implement",
    "inmemory://volatile?function.fun=no.such.Thing, no.such.Thing is not on the class path",
    "inmemory:///dev/null, /dev/null is not a directory",
    "inmemory:///dev/null/x, /dev/null/x cannot be created",
    "inmemory:///proc/x, /proc/x cannot be created"
  })
  void anAddressThatIsNoneIsRefusedWithItsReason(String address, String reason) {
    assertThatThrownBy(() -> CloudComputers.open(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDirectoryBehindALinkIsADirectory() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    CloudComputers.open(address(link, "")).close();
    assertThat(link).isSymbolicLink();
  }

  private static URI address(Path path, String query) {
    return URI.create("inmemory://" + path.toUri().getRawPath() + query);
  }

  private static void fill(CloudComputer computer) {
    computer.provisioner().ensureStore(STORE);
    computer.provisioner().ensureBucket(BUCKET);
    computer.memory().store(STORE).put(KEY, Bytes.utf8("v"), EntryOptions.defaults());
    computer
        .storage()
        .bucket(BUCKET)
        .put(BlobKey.of("b"), BlobSource.of(Bytes.utf8("v")), PutOptions.defaults());
  }
}
