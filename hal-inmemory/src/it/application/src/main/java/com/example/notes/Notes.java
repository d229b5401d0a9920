package com.example.notes;

import io.cloudhal.Bytes;
import io.cloudhal.WriteResult;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.net.URI;

/** The lines of the README, on the computer whose address is the first argument. */
public final class Notes {

  private Notes() {}

  public static void main(String[] args) {
    String address = args[0];
    try (CloudComputer computer = CloudComputers.open(URI.create(address))) {
      computer.provisioner().ensureBucket(new BucketName("reports"));
      Bucket reports = computer.storage().bucket(new BucketName("reports"));
      BlobSource weather = BlobSource.of(Bytes.utf8("sunny"));
      PutOptions once = PutOptions.defaults().ifAbsent();
      WriteResult result = reports.put(BlobKey.of("2026/today"), weather, once);
      System.out.println(result.written() ? "stored" : "somebody was faster");
    }
  }
}
