package io.cloudhal.conformance;

import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import org.jspecify.annotations.Nullable;

/**
 * The bucket and the store of a server that all tests share, under keys of their own; made when
 * first needed. Thread-safe.
 */
final class SharedResources {

  private final Provisioner provisioner;
  private @Nullable BucketName bucket;
  private @Nullable StoreName store;

  SharedResources(Provisioner provisioner) {
    this.provisioner = provisioner;
  }

  synchronized BucketName bucket() {
    BucketName name = bucket;
    if (name == null) {
      name = new BucketName(Names.fresh("conformance"));
      provisioner.ensureBucket(name);
      bucket = name;
    }
    return name;
  }

  synchronized StoreName store() {
    StoreName name = store;
    if (name == null) {
      name = new StoreName("conformance" + Names.random());
      provisioner.ensureStore(name);
      store = name;
    }
    return name;
  }

  synchronized void remove() {
    if (bucket != null) {
      provisioner.removeBucket(bucket);
    }
    if (store != null) {
      provisioner.removeStore(store);
    }
  }
}
