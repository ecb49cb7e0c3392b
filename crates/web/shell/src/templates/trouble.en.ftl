sign-in-title = Sign in to go on
sign-in-text = This needs an account. What you wrote was not sent: sign in, then do it again.
sign-in-way = Sign in
enter-room-title = Enter the room first
enter-room-text = This device is no longer in the invigilator’s space. Enter the session number and the invigilation password again: nothing is lost.
enter-room-way = Enter the room
forbidden-title = This page is not open to you
forbidden-text = Your account does not have this role. If it should, ask your centre’s lead or the administrator of the platform.
forbidden-way = Back to my space
exam-runs-title = Your certification test is running
exam-runs-text = Questions with their answers stay shut during the test. Go back to it first; this page opens again once it is over.
exam-runs-way = Back to my certification
not-found-title = Nothing at this address
not-found-text = The address is incomplete, or what you look for is not open to you. Start again from your space.
not-found-way = Back to my space
stale-form-title = This form has expired
stale-form-text = It comes from a page that is too old or from another sign-in. Nothing has changed. Open the page again and retry.
stale-form-way = Back to my space
bad-request-title = The request is incomplete
bad-request-text = The browser did not send what the page asks for. Nothing has changed. Open the page again and retry.
bad-request-way = Back to my space
too-large-title = The text is too long
too-large-text = It is far longer than the page takes. Nothing was saved. Go back and shorten it.
too-large-way = Back to my space
busy-title = The server is receiving many requests
busy-text = Nothing is lost and nothing has changed. Wait a few seconds, then reload this page.
busy-way = Back to my space
wait-title = Too many tries in a row
wait-text =
    { $seconds ->
        [one] Wait one second, then try again.
       *[other] Wait { $seconds } seconds, then try again.
    }
wait-way = Back to my space
failed-title = We could not handle the request
failed-text = What was saved stays saved. Try again. If it happens again, give the reference below to support.
failed-way = Back to my space
trouble-request = Reference: { $request }
