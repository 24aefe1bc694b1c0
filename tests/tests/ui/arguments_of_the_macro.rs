mod number {
    sms_api::sms_api!(5);
}

mod option {
    sms_api::sms_api!("api.toml", blocking);
}

mod no_comma {
    sms_api::sms_api!("api.toml" "b.toml");
}

mod absolute {
    sms_api::sms_api!("/api.toml");
}

fn main() {}
