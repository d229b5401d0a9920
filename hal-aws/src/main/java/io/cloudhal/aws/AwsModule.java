package io.cloudhal.aws;

import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Storage;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a computer on AWS and its devices for Guice: {@link CloudComputer}, {@link Memory}, {@link
 * Bus}, {@link Alu}, {@link Storage} and {@link Provisioner}, with a qualifier if there are to be
 * several computers. The computer is opened when it is first asked for and is the same for all.
 * Guice closes nothing: the application closes the {@code CloudComputer} when it ends.
 */
public final class AwsModule extends PrivateModule {

  private final AwsConfig config;
  private final @Nullable Class<? extends Annotation> qualifier;

  /** Creates the module of one computer without a qualifier. */
  public AwsModule(AwsConfig config) {
    this(config, null);
  }

  private AwsModule(AwsConfig config, @Nullable Class<? extends Annotation> qualifier) {
    this.config = config;
    this.qualifier = qualifier;
  }

  /**
   * Returns the module of a computer that is told from others by {@code qualifier}.
   *
   * @param qualifier an annotation that is a {@code jakarta.inject.Qualifier} or a {@code
   *     com.google.inject.BindingAnnotation}
   */
  public static AwsModule annotatedWith(Class<? extends Annotation> qualifier, AwsConfig config) {
    return new AwsModule(config, qualifier);
  }

  @Override
  protected void configure() {
    Key<CloudComputer> computer = key(CloudComputer.class);
    bind(computer).toProvider(config::open).in(Singleton.class);
    expose(computer);
    Provider<CloudComputer> opened = getProvider(computer);
    bindDevice(Memory.class, opened, CloudComputer::memory);
    bindDevice(Bus.class, opened, CloudComputer::bus);
    bindDevice(Alu.class, opened, CloudComputer::alu);
    bindDevice(Storage.class, opened, CloudComputer::storage);
    bindDevice(Provisioner.class, opened, CloudComputer::provisioner);
  }

  private <T> void bindDevice(
      Class<T> type, Provider<CloudComputer> computer, Function<CloudComputer, T> device) {
    bind(key(type)).toProvider(() -> device.apply(computer.get()));
    expose(key(type));
  }

  private <T> Key<T> key(Class<T> type) {
    return qualifier == null ? Key.get(type) : Key.get(type, qualifier);
  }
}
