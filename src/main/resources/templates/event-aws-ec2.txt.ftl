<#-- one event of aws.ec2: arn:aws:ec2:<region>:<account>:instance/<id> is an instance -->
<#if event.resource?matches("arn:.*:instance/.*")>
Infrastructure Source: AWS EC2
Resource Identifier: Instance ID "${event.resource?keep_after_last("/")}" in AWS Region "${event.resource?split(":")[3]}"
Event: New State: ${event.state?upper_case}
<#else>
<#include "event.txt.ftl">
</#if>
