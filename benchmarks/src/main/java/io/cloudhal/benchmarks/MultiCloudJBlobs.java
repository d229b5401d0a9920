package io.cloudhal.benchmarks;

import com.salesforce.multicloudj.blob.client.BucketClient;
import com.salesforce.multicloudj.blob.driver.ByteArray;
import com.salesforce.multicloudj.blob.driver.DownloadRequest;
import com.salesforce.multicloudj.blob.driver.UploadRequest;
import com.salesforce.multicloudj.sts.model.CredentialsOverrider;
import com.salesforce.multicloudj.sts.model.CredentialsType;
import com.salesforce.multicloudj.sts.model.StsCredentials;
import java.io.IOException;
import java.util.Objects;

/** Blobs by MultiCloudJ. Loaded by {@link Peers}. */
public final class MultiCloudJBlobs implements BlobClient {

  private final BucketClient bucket;

  /** Opens the bucket. */
  public MultiCloudJBlobs(S3Place place) {
    CredentialsOverrider credentials =
        new CredentialsOverrider.Builder(CredentialsType.SESSION)
            .withSessionCredentials(new StsCredentials(place.accessKey(), place.secretKey(), ""))
            .build();
    this.bucket =
        BucketClient.builder("aws")
            .withBucket(place.bucket())
            .withRegion(S3Place.REGION)
            .withEndpoint(place.endpoint())
            .withCredentialsOverrider(credentials)
            .build();
  }

  @Override
  public Object put(String key, byte[] content) {
    UploadRequest request =
        new UploadRequest.Builder().withKey(key).withContentLength(content.length).build();
    return bucket.upload(request, content);
  }

  @Override
  public byte[] get(String key) {
    return download(new DownloadRequest.Builder().withKey(key).build());
  }

  @Override
  public Object range(String key, long offset, byte[] target) {
    byte[] read =
        download(
            new DownloadRequest.Builder()
                .withKey(key)
                .withRange(offset, offset + target.length - 1)
                .build());
    System.arraycopy(read, 0, target, 0, target.length);
    return target;
  }

  private byte[] download(DownloadRequest request) {
    ByteArray content = new ByteArray();
    Object _ = bucket.download(request, content);
    return Objects.requireNonNull(content.getBytes());
  }

  @Override
  public void close() throws IOException {
    try {
      bucket.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
