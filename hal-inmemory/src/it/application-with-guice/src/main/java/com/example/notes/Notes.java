package com.example.notes;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.inmemory.InMemoryConfig;
import io.cloudhal.inmemory.InMemoryModule;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.Storage;
import jakarta.inject.Inject;

/** Stores notes and counts them, on whichever cloud it is given. */
final class Notes {

  private static final BucketName BUCKET = new BucketName("notes");
  private static final StoreName COUNTERS = new StoreName("counters");

  private final Bucket notes;
  private final KeyValueStore counters;

  @Inject
  Notes(Storage storage, Memory memory, Provisioner provisioner) {
    provisioner.ensureBucket(BUCKET);
    provisioner.ensureStore(COUNTERS);
    this.notes = storage.bucket(BUCKET);
    this.counters = memory.store(COUNTERS);
  }

  /** Stores a note unless there is one of this name, and returns how often it was tried. */
  long store(String name, String text) {
    notes.put(BlobKey.of(name), BlobSource.of(Bytes.utf8(text)), PutOptions.defaults().ifAbsent());
    return counters.increment(EntryKey.of("notes", name), 1);
  }

  /** The module is the only line that knows the cloud. */
  public static void main(String[] args) {
    Injector injector = Guice.createInjector(new InMemoryModule(InMemoryConfig.defaults()));
    try (CloudComputer computer = injector.getInstance(CloudComputer.class)) {
      Notes notes = injector.getInstance(Notes.class);
      notes.store("hello.txt", "Hello, cloud");
      long tries = notes.store("hello.txt", "Hello again");
      System.out.println(computer.provider() + ": tries " + tries);
    }
  }
}
