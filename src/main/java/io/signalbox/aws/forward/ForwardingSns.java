package io.signalbox.aws.forward;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsServiceClientConfiguration;
import software.amazon.awssdk.services.sns.model.AddPermissionRequest;
import software.amazon.awssdk.services.sns.model.AddPermissionResponse;
import software.amazon.awssdk.services.sns.model.CheckIfPhoneNumberIsOptedOutRequest;
import software.amazon.awssdk.services.sns.model.CheckIfPhoneNumberIsOptedOutResponse;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreatePlatformApplicationRequest;
import software.amazon.awssdk.services.sns.model.CreatePlatformApplicationResponse;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointRequest;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointResponse;
import software.amazon.awssdk.services.sns.model.CreateSmsSandboxPhoneNumberRequest;
import software.amazon.awssdk.services.sns.model.CreateSmsSandboxPhoneNumberResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteEndpointRequest;
import software.amazon.awssdk.services.sns.model.DeleteEndpointResponse;
import software.amazon.awssdk.services.sns.model.DeletePlatformApplicationRequest;
import software.amazon.awssdk.services.sns.model.DeletePlatformApplicationResponse;
import software.amazon.awssdk.services.sns.model.DeleteSmsSandboxPhoneNumberRequest;
import software.amazon.awssdk.services.sns.model.DeleteSmsSandboxPhoneNumberResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetDataProtectionPolicyRequest;
import software.amazon.awssdk.services.sns.model.GetDataProtectionPolicyResponse;
import software.amazon.awssdk.services.sns.model.GetEndpointAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetEndpointAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetPlatformApplicationAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetPlatformApplicationAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetSmsAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSmsAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetSmsSandboxAccountStatusRequest;
import software.amazon.awssdk.services.sns.model.GetSmsSandboxAccountStatusResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListEndpointsByPlatformApplicationRequest;
import software.amazon.awssdk.services.sns.model.ListEndpointsByPlatformApplicationResponse;
import software.amazon.awssdk.services.sns.model.ListOriginationNumbersRequest;
import software.amazon.awssdk.services.sns.model.ListOriginationNumbersResponse;
import software.amazon.awssdk.services.sns.model.ListPhoneNumbersOptedOutRequest;
import software.amazon.awssdk.services.sns.model.ListPhoneNumbersOptedOutResponse;
import software.amazon.awssdk.services.sns.model.ListPlatformApplicationsRequest;
import software.amazon.awssdk.services.sns.model.ListPlatformApplicationsResponse;
import software.amazon.awssdk.services.sns.model.ListSmsSandboxPhoneNumbersRequest;
import software.amazon.awssdk.services.sns.model.ListSmsSandboxPhoneNumbersResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.OptInPhoneNumberRequest;
import software.amazon.awssdk.services.sns.model.OptInPhoneNumberResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.PutDataProtectionPolicyRequest;
import software.amazon.awssdk.services.sns.model.PutDataProtectionPolicyResponse;
import software.amazon.awssdk.services.sns.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sns.model.RemovePermissionResponse;
import software.amazon.awssdk.services.sns.model.SetEndpointAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetEndpointAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetPlatformApplicationAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetPlatformApplicationAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetSmsAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSmsAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;
import software.amazon.awssdk.services.sns.model.VerifySmsSandboxPhoneNumberRequest;
import software.amazon.awssdk.services.sns.model.VerifySmsSandboxPhoneNumberResponse;

/**
 * A client of SNS that another does the work of, for subclasses that do some of it in their own
 * way.
 */
public class ForwardingSns implements SnsClient {

  private final SnsClient plain;

  /** Does all that this client does. */
  public ForwardingSns(SnsClient plain) {
    this.plain = plain;
  }

  @Override
  public AddPermissionResponse addPermission(AddPermissionRequest request) {
    return plain.addPermission(request);
  }

  @Override
  public CheckIfPhoneNumberIsOptedOutResponse checkIfPhoneNumberIsOptedOut(
      CheckIfPhoneNumberIsOptedOutRequest request) {
    return plain.checkIfPhoneNumberIsOptedOut(request);
  }

  @Override
  public ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request) {
    return plain.confirmSubscription(request);
  }

  @Override
  public CreatePlatformApplicationResponse createPlatformApplication(
      CreatePlatformApplicationRequest request) {
    return plain.createPlatformApplication(request);
  }

  @Override
  public CreatePlatformEndpointResponse createPlatformEndpoint(
      CreatePlatformEndpointRequest request) {
    return plain.createPlatformEndpoint(request);
  }

  @Override
  public CreateSmsSandboxPhoneNumberResponse createSMSSandboxPhoneNumber(
      CreateSmsSandboxPhoneNumberRequest request) {
    return plain.createSMSSandboxPhoneNumber(request);
  }

  @Override
  public CreateTopicResponse createTopic(CreateTopicRequest request) {
    return plain.createTopic(request);
  }

  @Override
  public DeleteEndpointResponse deleteEndpoint(DeleteEndpointRequest request) {
    return plain.deleteEndpoint(request);
  }

  @Override
  public DeletePlatformApplicationResponse deletePlatformApplication(
      DeletePlatformApplicationRequest request) {
    return plain.deletePlatformApplication(request);
  }

  @Override
  public DeleteSmsSandboxPhoneNumberResponse deleteSMSSandboxPhoneNumber(
      DeleteSmsSandboxPhoneNumberRequest request) {
    return plain.deleteSMSSandboxPhoneNumber(request);
  }

  @Override
  public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
    return plain.deleteTopic(request);
  }

  @Override
  public GetDataProtectionPolicyResponse getDataProtectionPolicy(
      GetDataProtectionPolicyRequest request) {
    return plain.getDataProtectionPolicy(request);
  }

  @Override
  public GetEndpointAttributesResponse getEndpointAttributes(GetEndpointAttributesRequest request) {
    return plain.getEndpointAttributes(request);
  }

  @Override
  public GetPlatformApplicationAttributesResponse getPlatformApplicationAttributes(
      GetPlatformApplicationAttributesRequest request) {
    return plain.getPlatformApplicationAttributes(request);
  }

  @Override
  public GetSmsAttributesResponse getSMSAttributes(GetSmsAttributesRequest request) {
    return plain.getSMSAttributes(request);
  }

  @Override
  public GetSmsSandboxAccountStatusResponse getSMSSandboxAccountStatus(
      GetSmsSandboxAccountStatusRequest request) {
    return plain.getSMSSandboxAccountStatus(request);
  }

  @Override
  public GetSubscriptionAttributesResponse getSubscriptionAttributes(
      GetSubscriptionAttributesRequest request) {
    return plain.getSubscriptionAttributes(request);
  }

  @Override
  public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
    return plain.getTopicAttributes(request);
  }

  @Override
  public ListEndpointsByPlatformApplicationResponse listEndpointsByPlatformApplication(
      ListEndpointsByPlatformApplicationRequest request) {
    return plain.listEndpointsByPlatformApplication(request);
  }

  @Override
  public ListOriginationNumbersResponse listOriginationNumbers(
      ListOriginationNumbersRequest request) {
    return plain.listOriginationNumbers(request);
  }

  @Override
  public ListPhoneNumbersOptedOutResponse listPhoneNumbersOptedOut(
      ListPhoneNumbersOptedOutRequest request) {
    return plain.listPhoneNumbersOptedOut(request);
  }

  @Override
  public ListPlatformApplicationsResponse listPlatformApplications(
      ListPlatformApplicationsRequest request) {
    return plain.listPlatformApplications(request);
  }

  @Override
  public ListSmsSandboxPhoneNumbersResponse listSMSSandboxPhoneNumbers(
      ListSmsSandboxPhoneNumbersRequest request) {
    return plain.listSMSSandboxPhoneNumbers(request);
  }

  @Override
  public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
    return plain.listSubscriptions(request);
  }

  @Override
  public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
      ListSubscriptionsByTopicRequest request) {
    return plain.listSubscriptionsByTopic(request);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return plain.listTagsForResource(request);
  }

  @Override
  public ListTopicsResponse listTopics(ListTopicsRequest request) {
    return plain.listTopics(request);
  }

  @Override
  public OptInPhoneNumberResponse optInPhoneNumber(OptInPhoneNumberRequest request) {
    return plain.optInPhoneNumber(request);
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    return plain.publish(request);
  }

  @Override
  public PublishBatchResponse publishBatch(PublishBatchRequest request) {
    return plain.publishBatch(request);
  }

  @Override
  public PutDataProtectionPolicyResponse putDataProtectionPolicy(
      PutDataProtectionPolicyRequest request) {
    return plain.putDataProtectionPolicy(request);
  }

  @Override
  public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
    return plain.removePermission(request);
  }

  @Override
  public SetEndpointAttributesResponse setEndpointAttributes(SetEndpointAttributesRequest request) {
    return plain.setEndpointAttributes(request);
  }

  @Override
  public SetPlatformApplicationAttributesResponse setPlatformApplicationAttributes(
      SetPlatformApplicationAttributesRequest request) {
    return plain.setPlatformApplicationAttributes(request);
  }

  @Override
  public SetSmsAttributesResponse setSMSAttributes(SetSmsAttributesRequest request) {
    return plain.setSMSAttributes(request);
  }

  @Override
  public SetSubscriptionAttributesResponse setSubscriptionAttributes(
      SetSubscriptionAttributesRequest request) {
    return plain.setSubscriptionAttributes(request);
  }

  @Override
  public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
    return plain.setTopicAttributes(request);
  }

  @Override
  public SubscribeResponse subscribe(SubscribeRequest request) {
    return plain.subscribe(request);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return plain.tagResource(request);
  }

  @Override
  public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
    return plain.unsubscribe(request);
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return plain.untagResource(request);
  }

  @Override
  public VerifySmsSandboxPhoneNumberResponse verifySMSSandboxPhoneNumber(
      VerifySmsSandboxPhoneNumberRequest request) {
    return plain.verifySMSSandboxPhoneNumber(request);
  }

  @Override
  public SnsServiceClientConfiguration serviceClientConfiguration() {
    return plain.serviceClientConfiguration();
  }

  @Override
  public String serviceName() {
    return plain.serviceName();
  }

  @Override
  public void close() {
    plain.close();
  }
}
