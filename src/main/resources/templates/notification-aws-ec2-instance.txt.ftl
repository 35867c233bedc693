<#-- arn:aws:ec2:<region>:<account>:instance/<id> -->
<#assign arn = body.resource?split(":")>
Infrastructure Source: AWS EC2
Resource Identifier: Instance ID "${body.resource?keep_after_last("/")}" in AWS Region "${arn[3]}"
Event: New State: ${body.state?upper_case}
