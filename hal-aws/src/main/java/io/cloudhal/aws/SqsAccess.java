package io.cloudhal.aws;

/**
 * What the handles on queues share.
 *
 * @param addresses the queues that were found
 * @param texts the codec of messages
 */
record SqsAccess(
    AwsClients clients,
    SqsDirectory directory,
    BusAddresses addresses,
    MessageTexts texts,
    SqsPolls polls) {}
