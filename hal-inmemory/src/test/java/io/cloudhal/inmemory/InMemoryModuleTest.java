package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import io.cloudhal.Bytes;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.Storage;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryModuleTest {

  private static final StoreName STORE = new StoreName("things");
  private static final EntryKey KEY = EntryKey.of("a");

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Archive {}

  /** An application with two computers. */
  static final class Application {
    private final Memory memory;
    private final Memory archive;

    @Inject
    Application(Memory memory, @Archive Memory archive) {
      this.memory = memory;
      this.archive = archive;
    }
  }

  @Test
  void oneComputerWithItsDevicesIsBound() {
    Injector injector = Guice.createInjector(new InMemoryModule(InMemoryConfig.defaults()));
    try (CloudComputer computer = injector.getInstance(CloudComputer.class)) {
      assertThat(injector.getInstance(CloudComputer.class)).isSameAs(computer);
      for (Class<?> device :
          List.of(Memory.class, Bus.class, Alu.class, Storage.class, Provisioner.class)) {
        assertThat(injector.getInstance(device)).isInstanceOf(device);
      }
    }
  }

  @Test
  void twoComputersCoexistUnderQualifiers() {
    Injector injector =
        Guice.createInjector(
            new InMemoryModule(InMemoryConfig.defaults()),
            InMemoryModule.annotatedWith(Archive.class, InMemoryConfig.defaults()));
    try (CloudComputer computer = injector.getInstance(CloudComputer.class);
        CloudComputer archive = injector.getInstance(Key.get(CloudComputer.class, Archive.class))) {
      computer.provisioner().ensureStore(STORE);
      archive.provisioner().ensureStore(STORE);
      Application application = injector.getInstance(Application.class);
      application.memory.store(STORE).put(KEY, Bytes.utf8("v"), EntryOptions.defaults());
      assertThat(application.archive.store(STORE).get(KEY)).isEmpty();
      assertThat(application.memory.store(STORE).get(KEY)).isPresent();
    }
  }

  @Test
  void theComputerIsOpenedWhenItIsFirstAskedFor() {
    Injector injector =
        Guice.createInjector(
            new InMemoryModule(InMemoryConfig.defaults().withSyncPower(true))); // cannot be opened
    assertThat(injector.getBinding(CloudComputer.class)).isNotNull();
  }
}
