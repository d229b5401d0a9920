package io.cloudhal.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Properties;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.GetOptions;

/** Blobs by jclouds. Loaded by {@link Peers}. */
public final class JcloudsBlobs implements BlobClient {

  private final BlobStoreContext context;
  private final BlobStore store;
  private final String bucket;

  /** Opens the bucket. */
  public JcloudsBlobs(S3Place place) {
    Properties options = new Properties();
    options.setProperty("jclouds.s3.virtual-host-buckets", "false");
    options.setProperty("jclouds.regions", S3Place.REGION);
    this.context =
        ContextBuilder.newBuilder("aws-s3")
            .endpoint(place.endpoint().toString())
            .credentials(place.accessKey(), place.secretKey())
            .overrides(options)
            .buildView(BlobStoreContext.class);
    this.store = context.getBlobStore();
    this.bucket = place.bucket();
  }

  @Override
  public Object put(String key, byte[] content) {
    return store.putBlob(
        bucket, store.blobBuilder(key).payload(content).contentLength(content.length).build());
  }

  @Override
  public byte[] get(String key) throws IOException {
    try (InputStream content = open(key, GetOptions.NONE)) {
      return content.readAllBytes();
    }
  }

  @Override
  public Object range(String key, long offset, byte[] target) throws IOException {
    GetOptions range = GetOptions.Builder.range(offset, offset + target.length - 1);
    try (InputStream content = open(key, range)) {
      return content.readNBytes(target, 0, target.length);
    }
  }

  private InputStream open(String key, GetOptions options) throws IOException {
    Blob blob = store.getBlob(bucket, key, options);
    if (blob == null) {
      throw new NoSuchFileException(key);
    }
    return Objects.requireNonNull(blob.getPayload()).openStream();
  }

  @Override
  public void close() {
    context.close();
  }
}
